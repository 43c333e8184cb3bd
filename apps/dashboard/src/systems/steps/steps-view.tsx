import type { ReactElement } from "react";
import { courseWordsOf } from "../../i18n/course-words.js";
import type { Scene } from "../../panels/scene.js";
import { FigureTile } from "../parts/figure-tile.js";
import { Deviations } from "./deviations.js";
import { StepFunnelFrame } from "./step-funnel-frame.js";
import { VariantList } from "./variant-list.js";
import { WaitingList } from "./waiting-list.js";

const metrics = ["conformance", "steps_complete", "consensus", "carried_out"] as const;

/** 七步: how far cases come, in which orders they take the steps, how they deviate, and where they wait. */
export function StepsView(scene: Scene): ReactElement {
  const words = courseWordsOf(scene.view.language);
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="tiles">
        {metrics.map((metric) => (
          <FigureTile key={metric} scene={scene} metric={metric} />
        ))}
      </div>
      <div className="frames">
        <StepFunnelFrame {...scene} />
        <WaitingList {...scene} />
        <VariantList {...scene} />
        <Deviations {...scene} />
      </div>
    </>
  );
}
