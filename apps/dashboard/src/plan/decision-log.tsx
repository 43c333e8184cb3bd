import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { Modal } from "../controls/modal.js";
import type { PlanWords } from "../i18n/plan-words.js";
import type { Decision } from "./plan-book.js";

/** A decision in words. */
export function decisionText(
  { what, ids, out }: Decision,
  words: PlanWords,
  compoundName: (id: string) => string,
): string {
  const names = (list: readonly string[]): string => list.map(compoundName).join(words.comma);
  return what === "swap"
    ? words.decided.swap(names(out), names(ids))
    : words.decided[what](names(ids));
}

/** What was decided by hand, newest first, with room for why. */
export function DecisionLog({
  log,
  words,
  close,
  compoundName,
  onWhy,
  onSave,
  onClose,
}: {
  readonly log: readonly Decision[];
  readonly words: PlanWords;
  readonly close: string;
  readonly compoundName: (id: string) => string;
  readonly onWhy: (index: number, why: string) => void;
  readonly onSave: () => void;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Modal title={words.log} close={close} onClose={onClose}>
      <p className="sub">{words.logNote}</p>
      {log.length === 0 ? (
        <p>{words.logEmpty}</p>
      ) : (
        <>
          <ol className="plan-log" reversed>
            {log
              .map((decision, i) => ({ decision, i }))
              .toReversed()
              .map(({ decision, i }) => (
                <li key={i} data-decision={decision.what}>
                  <span className="sub">
                    {decision.at} · {decision.sheet}
                  </span>{" "}
                  {decisionText(decision, words, compoundName)}
                  <input
                    aria-label={words.whyOf(decisionText(decision, words, compoundName))}
                    placeholder={words.why}
                    value={decision.why}
                    maxLength={400}
                    onChange={({ target }) => onWhy(i, target.value)}
                  />
                </li>
              ))}
          </ol>
          <Button className="export-button" onPress={onSave}>
            {words.saveLog}
          </Button>
        </>
      )}
    </Modal>
  );
}
