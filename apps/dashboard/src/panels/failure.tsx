import type { ReactElement } from "react";
import { messagesOf } from "../i18n/messages.js";

/** What keeps the warehouse from being opened. */
export interface Problem {
  readonly code: string;
  /** Which file, which version: as the error says it. */
  readonly detail: string;
}

/** Why there is nothing to show and what to run. In both languages: whoever set the server up may not be who reads the page. */
export function Failure({
  problem,
  title,
}: {
  readonly problem: Problem;
  readonly title: string;
}): ReactElement {
  return (
    <main id="content" className="failure" data-code={problem.code} tabIndex={-1}>
      <div role="alert">
        <h2>{title}</h2>
      </div>
      {(["zh", "en"] as const).map((language) => {
        const { errors, run } = messagesOf(language);
        const known = errors[problem.code as keyof typeof errors] ?? errors.unknown;
        return (
          <section key={language} lang={language === "zh" ? "zh-CN" : "en"}>
            <p>{known.what}</p>
            <p>
              {known.next}
              {known.command !== "" && ` ${run}`}
            </p>
            {known.command !== "" && (
              <pre>
                <code>{known.command}</code>
              </pre>
            )}
          </section>
        );
      })}
      <p className="sub">
        <code>{problem.detail}</code>
      </p>
    </main>
  );
}
