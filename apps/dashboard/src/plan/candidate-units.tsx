import type { ReactElement } from "react";
import { CheckField, ListField } from "./field.js";
import { planIndex } from "./plan-index.js";
import type { FormScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";

/** Districts whose compounds may be chosen; none ticked: all of them. */
export function CandidateUnits({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, ground, scenario, document, nameOf, onWrite } = scene;
  const { units } = scenario.candidates;
  const write = (next: readonly string[]): void =>
    onWrite(withValue(document, "/candidates/units", next));
  return (
    <ListField scene={scene} list="units" label={words.units}>
      <div className="plan-checks" role="group" aria-label={words.units}>
        {planIndex(ground).units.map((unit) => (
          <CheckField
            key={unit}
            path={`/candidates/units/${unit}`}
            checked={units.includes(unit)}
            onChange={(checked) =>
              write(checked ? [...units, unit].toSorted() : units.filter((other) => other !== unit))
            }
          >
            {nameOf(unit)}
          </CheckField>
        ))}
      </div>
    </ListField>
  );
}
