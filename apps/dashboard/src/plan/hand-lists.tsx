import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { FieldIssues, FormPart } from "./field.js";
import type { FormScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";

/** What must be chosen and what must not, each to be let go. */
export function HandLists({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, scenario, document, compoundName, onWrite, onSelect } = scene;
  const chips = (["include", "exclude"] as const).flatMap((list) =>
    scenario[list].map((id) => ({ list, id, name: compoundName(id) })),
  );
  return (
    <FormPart title={words.lists}>
      {chips.length > 0 && (
        <ul className="plan-chips">
          {chips.map(({ list, id, name }) => (
            <li key={`${list}${id}`} className="plan-chip" data-list={list} data-id={id}>
              <Button
                lang="zh-CN"
                aria-label={list === "include" ? words.locked(name) : words.excluded(name)}
                onPress={() => onSelect(id)}
              >
                {name}
              </Button>
              <Button
                aria-label={words.release(name)}
                onPress={() =>
                  onWrite(
                    withValue(
                      document,
                      `/${list}`,
                      scenario[list].filter((one) => one !== id),
                    ),
                  )
                }
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="sub">{words.listsHint}</p>
      <FieldIssues scene={scene} path="/include" />
      <FieldIssues scene={scene} path="/exclude" />
    </FormPart>
  );
}
