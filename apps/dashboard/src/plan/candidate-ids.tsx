import { type ReactElement, useId, useState } from "react";
import { Button } from "react-aria-components";
import { ListField } from "./field.js";
import { findCandidates } from "./find-candidates.js";
import type { FormScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";

/** Chips that are drawn, of a list that may be of thousands. */
const chipsShown = 40;

/** Compounds that alone may be chosen; an empty list: all of them. */
export function CandidateIds({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, ground, scenario, document, compoundName, onWrite, onSelect } = scene;
  const { ids } = scenario.candidates;
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const hint = useId();
  const write = (next: readonly string[]): void =>
    onWrite(withValue(document, "/candidates/ids", next));
  const add = (): void => {
    const { found, unknown, shared } = findCandidates(ground.candidates, text);
    if (found.length > 0) write([...new Set([...ids, ...found])]);
    // What was not found stays to be corrected.
    setText([...unknown, ...shared].join(" "));
    setWrong([
      ...(unknown.length > 0 ? [words.unknownIds(unknown.join(words.comma))] : []),
      ...(shared.length > 0 ? [words.sharedName(shared.join(words.comma))] : []),
    ]);
  };
  return (
    <ListField scene={scene} list="ids" label={words.listed}>
      {ids.length > 0 && (
        <ul className="plan-chips">
          {ids.slice(0, chipsShown).map((id) => (
            <li key={id} className="plan-chip" data-list="ids" data-id={id}>
              <Button lang="zh-CN" onPress={() => onSelect(id)}>
                {compoundName(id)}
              </Button>
              <Button
                aria-label={words.release(compoundName(id))}
                onPress={() => write(ids.filter((one) => one !== id))}
              >
                ×
              </Button>
            </li>
          ))}
          {ids.length > chipsShown && (
            <li className="sub">{words.moreIds(ids.length - chipsShown)}</li>
          )}
          <li>
            <Button className="link" onPress={() => write([])}>
              {words.clear}
            </Button>
          </li>
        </ul>
      )}
      <textarea
        rows={2}
        data-path="/candidates/ids"
        aria-label={words.listed}
        aria-describedby={hint}
        aria-invalid={wrong.length > 0}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {wrong.length > 0 && (
        <ul className="plan-issues" role="alert">
          {wrong.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className="plan-field">
        <span id={hint} className="sub">
          {words.idsHint}
        </span>
        <Button
          className="export-button"
          data-act="add-ids"
          isDisabled={text.trim() === ""}
          onPress={add}
        >
          {words.addIds}
        </Button>
      </div>
    </ListField>
  );
}
