import { type MetricId, metricDefinitions } from "@atlas/metrics";
import type { ReactElement } from "react";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { FigureTile } from "../parts/figure-tile.js";
import { UnitSpread } from "./unit-spread.js";

/** The figure that measures each trait, in the source article's order. */
const traits = [
  "diversity_actors",
  "diversity_topics",
  "diversity_forms",
  "online_share",
  "steps_complete",
  "carried_out",
  "published",
] as const satisfies readonly MetricId[];

/** 七个特征: the traits of the governance system, each a figure of the place and the spread of its units. */
export function TraitsView(scene: Scene): ReactElement {
  const { view, onChange } = scene;
  const words = systemWordsOf(view.language).traits;
  const titleOf = (metric: (typeof traits)[number]): string => {
    const [trait, figure] = [words.details[metric], metricDefinitions[metric].name[view.language]];
    return trait === figure ? trait : `${trait} · ${figure}`;
  };
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="tiles">
        {traits.map((metric) => (
          <FigureTile key={metric} scene={scene} metric={metric} title={titleOf(metric)}>
            <UnitSpread scene={scene} metric={metric} onRank={() => onChange({ metric })} />
          </FigureTile>
        ))}
      </div>
    </>
  );
}
