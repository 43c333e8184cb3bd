import { formatCount } from "@atlas/charts";
import type { ReactElement } from "react";
import type { PlanScene } from "./plan-scene.js";

/** Rules that bind and by how much the bound would rise if they gave way by one. */
export function RulePrices({
  scene: { words, run, language },
}: {
  readonly scene: PlanScene;
}): ReactElement | null {
  const prices = run.plan?.details.prices ?? [];
  if (prices.length === 0) return null;
  const byCoverage = run.plan!.result.mode === "coverage";
  return (
    <div className="plan-prices">
      <b>{words.prices}</b>
      <ul>
        {prices.map((rule) => (
          <li key={`${rule.path}${rule.side}`} data-price={rule.price} data-rule={rule.path}>
            <span>
              {rule[language]} ({rule.side === "low" ? words.least : words.most})
            </span>
            <span>
              +
              {byCoverage
                ? formatCount(rule.price)
                : rule.price < 0.001
                  ? rule.price.toExponential(1)
                  : rule.price.toFixed(4)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
