import type { ReactElement } from "react";
import { proposalWordsOf } from "../../i18n/proposal-words.js";
import type { Scene } from "../../panels/scene.js";
import { FigureTile } from "../parts/figure-tile.js";
import { FlowFrame } from "./flow-frame.js";
import { LevelDays } from "./level-days.js";
import { LevelShares } from "./level-shares.js";

const rates = [
  "proposal_ordered",
  "proposal_adopted",
  "proposal_conformed",
  "proposal_agreed",
  "proposal_returned",
] as const;

/** 提案: the four rates, the flow through the four levels, where proposals are settled, and how long each level had them. */
export function ProposalsView(scene: Scene): ReactElement {
  const words = proposalWordsOf(scene.view.language);
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="tiles">
        {rates.map((metric) => (
          <FigureTile key={metric} scene={scene} metric={metric} />
        ))}
      </div>
      <div className="frames">
        <FlowFrame {...scene} />
        <LevelShares {...scene} />
        <LevelDays {...scene} />
      </div>
    </>
  );
}
