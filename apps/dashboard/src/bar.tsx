import type { ReactElement } from "react";
import type { Messages } from "./i18n/messages.js";
import { Segments } from "./panels/segments.js";
import type { ViewState } from "./state/view-state.js";

/** Name of the product, whether the data is synthetic, language, theme, help. */
export function Bar({
  view,
  words,
  synthetic,
  onChange,
  onHelp,
}: {
  readonly view: ViewState;
  readonly words: Messages;
  readonly synthetic: boolean;
  readonly onChange: (change: Partial<ViewState>) => void;
  readonly onHelp: () => void;
}): ReactElement {
  return (
    <header className="bar">
      <img src="/mark.svg" alt="" width="24" height="24" />
      <strong>{words.product}</strong>
      <nav>
        <a aria-current="page" href={location.pathname}>
          {words.monitor}
        </a>
      </nav>
      <span className="space" />
      {synthetic && (
        <span className="synth">
          <b lang="zh-CN">合成示例数据</b> <span lang="en">Synthetic sample</span>
        </span>
      )}
      <span className="stat">{words.local}</span>
      <Segments
        label={words.language}
        value={view.language}
        options={[
          ["zh", "中"],
          ["en", "EN"],
        ]}
        onChange={(language) => onChange({ language })}
      />
      <button
        type="button"
        className="ib"
        aria-label={words.theme}
        title={words.theme}
        onClick={() => onChange({ theme: view.theme === "light" ? "dark" : "light" })}
      >
        {view.theme === "light" ? "☾" : "☀"}
      </button>
      <button
        type="button"
        className="ib help"
        aria-label={words.help}
        title={words.help}
        onClick={onHelp}
      >
        ?
      </button>
    </header>
  );
}
