import { formatShare } from "@atlas/charts";
import type { ReactElement } from "react";
import { FieldIssues, FormPart, NumberBox } from "./field.js";
import type { FormScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";

/** Weights of the inputs with the shares that they come to. */
export function WeightSliders({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, ground, scenario, document, language, onWrite } = scene;
  const whole = Object.values(scenario.weights).reduce((sum, weight) => sum + weight, 0);
  const unused = scenario.mode === "coverage" || scenario.mode === "representative";
  return (
    <FormPart title={words.weights} note={unused ? words.unweighted : words.weightsSum}>
      {(unused ? [] : ground.inputs).map(({ id, label, definition }) => {
        const weight = scenario.weights[id] ?? 0;
        const name = label[language];
        const path = `/weights/${id}`;
        return (
          <div key={id} className="plan-weight" data-weight={id}>
            <span title={definition[language]}>{name}</span>
            <input
              type="range"
              aria-label={words.weightOf(name)}
              aria-valuetext={`${weight} (${formatShare(weight / whole)})`}
              min={0}
              max={1}
              step={0.01}
              value={Math.min(1, weight)}
              onChange={({ target }) =>
                onWrite(
                  withValue(document, "/weights", {
                    ...scenario.weights,
                    [id]: Number(target.value),
                  }),
                )
              }
            />
            <NumberBox scene={scene} path={path} label={words.weightNumber(name)} step={0.01} />
            <output>{formatShare(weight / whole, 0)}</output>
          </div>
        );
      })}
      <FieldIssues scene={scene} path="/weights" />
    </FormPart>
  );
}
