import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { PlanScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";

/** Why nothing is feasible, in words, and which single change would do. */
export function InfeasibleCard({ scene }: { readonly scene: PlanScene }): ReactElement | null {
  const { words, run, language, document, onWrite } = scene;
  const { infeasible } = run;
  if (!infeasible) return null;
  return (
    <section className="plan-infeasible" role="alert">
      <h3>{infeasible.infeasible ? words.infeasible : words.unproven}</h3>
      {infeasible.conflict.length > 0 && (
        <>
          <p>{words.conflict}</p>
          <ul>
            {infeasible.conflict.map((rule) => (
              <li key={rule.path} data-conflict={rule.path}>
                {rule[language]}
              </li>
            ))}
          </ul>
          {infeasible.smallest_conflict && <p className="sub">{words.smallest}</p>}
        </>
      )}
      {infeasible.relaxations.length > 0 && (
        <>
          <p>{words.relaxations}</p>
          <ul>
            {infeasible.relaxations.map((change) => (
              <li key={change.path} data-relaxation={change.path}>
                {change[language]}{" "}
                <Button
                  className="link inline"
                  onPress={() => onWrite(withValue(document, change.path, change.to))}
                >
                  {words.apply}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
