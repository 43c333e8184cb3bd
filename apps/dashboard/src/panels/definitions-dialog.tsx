import { type MetricId, metricDefinitions } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { ReactElement } from "react";
import { windowLabel } from "../state/window-label.js";
import type { Messages } from "../i18n/messages.js";
import { Modal } from "../controls/modal.js";

/** 口径: how a figure on the page is counted, or all of them. */
export function DefinitionsDialog({
  metric,
  window,
  language,
  words,
  onClose,
}: {
  /** Null: every figure. */
  readonly metric: MetricId | null;
  readonly window: string;
  readonly language: Language;
  readonly words: Messages;
  readonly onClose: () => void;
}): ReactElement {
  const shown = metric === null ? Object.values(metricDefinitions) : [metricDefinitions[metric]];
  return (
    <Modal title={words.definitions} close={words.close} onClose={onClose}>
      <p className="sub">{words.windowIs(windowLabel(window))}</p>
      {shown.map((definition) => (
        <article key={definition.id} data-definition={definition.id}>
          <h3>{definition.name[language]}</h3>
          <p>{definition.definition[language]}</p>
          <dl>
            {(
              [
                ["numerator", definition.numerator[language]],
                ["denominator", definition.denominator[language]],
                ["n", definition.n[language]],
                ["interval", definition.interval?.[language] ?? words.noInterval],
                ["unit", words.units[definition.unit]],
                ["source", definition.source[language]],
              ] as const
            ).map(([part, text]) => (
              <div key={part}>
                <dt>{words.definitionParts[part]}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
    </Modal>
  );
}
