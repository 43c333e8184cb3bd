import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { FieldIssues, FormPart, NumberBox } from "./field.js";
import { planIndex } from "./plan-index.js";
import type { FormScene } from "./plan-scene.js";

/** Rows that stand while not all are shown. */
const fewRows = 6;

/** How many from each district, with how many this plan has. */
export function DistrictQuotas({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, ground, scenario, nameOf } = scene;
  const [open, setOpen] = useState(false);
  const { units, at } = planIndex(ground);
  const chosen = new Map<string, number>();
  for (const id of scene.chosen ?? []) {
    const unit = ground.candidates.units[at(id) ?? -1];
    if (unit !== undefined) chosen.set(unit, (chosen.get(unit) ?? 0) + 1);
  }
  const limited = new Set(Object.keys(scenario.districts));
  const first = units
    .toSorted(
      (a, b) =>
        Number(limited.has(b)) - Number(limited.has(a)) ||
        (chosen.get(b) ?? 0) - (chosen.get(a) ?? 0) ||
        (a < b ? -1 : 1),
    )
    .slice(0, Math.max(fewRows, limited.size));
  const shown = open ? units : first;
  const largest = Math.max(
    4,
    ...chosen.values(),
    ...Object.values(scenario.districts).flatMap(({ min, max }) => [min ?? 0, max ?? 0]),
  );
  // Four equal steps of whole numbers.
  const most = Math.ceil(largest / 4) * 4;
  const x = (count: number): number => 5 + (Math.min(count, most) / most) * 60;
  return (
    <FormPart
      title={words.districts}
      note={
        <Button className="link" onPress={() => setOpen(!open)}>
          {open ? words.fewerDistricts : words.allDistricts(units.length)}
        </Button>
      }
    >
      {limited.size === 0 && <p className="sub">{words.noQuota}</p>}
      <p className="plan-quota plan-quota-head sub" aria-hidden="true">
        <span>{words.inPlan}</span>
        <svg width="70" height="12">
          {[0, most / 2, most].map((count) => (
            <text key={count} x={x(count)} y="10" className="plan-tick">
              {Math.round(count)}
            </text>
          ))}
        </svg>
        <span>{words.least}</span>
        <span>{words.most}</span>
      </p>
      {shown.map((unit) => {
        const { min = null, max = null } = scenario.districts[unit] ?? {};
        const path = `/districts/${unit}`;
        const count = chosen.get(unit) ?? 0;
        return (
          <div key={unit} data-unit-quota={unit}>
            <div className="plan-quota">
              <span>{nameOf(unit)}</span>
              <svg
                width="70"
                height="14"
                role="img"
                aria-label={scene.chosen ? words.count(count) : words.noneChosen}
              >
                {Array.from({ length: 5 }, (_, i) => (
                  <path key={i} d={`M${x((most * i) / 4)},3v8`} className="ac-baseline" />
                ))}
                {(min !== null || max !== null) && (
                  <path d={`M${x(min ?? 0)},7H${x(max ?? most)}`} className="plan-range" />
                )}
                {scene.chosen && <circle cx={x(count)} cy="7" r="4" className="plan-dot" />}
              </svg>
              <NumberBox
                scene={scene}
                path={`${path}/min`}
                label={words.leastOf(nameOf(unit))}
                placeholder={words.noLimit}
              />
              <NumberBox
                scene={scene}
                path={`${path}/max`}
                label={words.mostOf(nameOf(unit))}
                placeholder={words.noLimit}
              />
            </div>
            <FieldIssues {...{ scene, path }} />
          </div>
        );
      })}
    </FormPart>
  );
}
