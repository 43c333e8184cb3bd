import { ChartFrame, LevelFlow, formatCount } from "@atlas/charts";
import { type ProposalFlow, type ProposalFlows, proposalFlows } from "@atlas/metrics";
import { codesOf } from "@atlas/schema";
import type { ReactElement } from "react";
import { useReading } from "../../data/use-reading.js";
import { proposalWordsOf } from "../../i18n/proposal-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { oncePerSource } from "../../data/once-per-source.js";
import { caseKey, caseQueryOf } from "../parts/case-key.js";
import { frameState } from "../parts/frame-state.js";
import { useHere } from "../parts/use-here.js";
import { levels } from "./levels.js";

const kept = 60;
const readers = oncePerSource((source) =>
  source.reader<ProposalFlows>("places flows", kept, (database, key) =>
    proposalFlows(database, caseQueryOf(key)),
  ),
);
const fates = [...codesOf("proposal_outcome"), "unknown"] as const;
const moves = ["next", "skip_explained", "skip", "back"] as const;

/** How proposals went through the four levels. */
export function FlowFrame(scene: Scene): ReactElement {
  const { source, view } = scene;
  const words = proposalWordsOf(view.language);
  const found = useReading(readers(source), caseKey(scene));
  const leftOut = (useHere(scene, "proposal_ordered") ?? []).filter(
    ({ part }) => part !== null && part in words.leftOut,
  );
  const { flows, ends, proposals, pathUnknown } = found ?? nothing;
  const known = proposals - pathUnknown;
  const summary = words.flowSummary(formatCount(known));
  const total = (keep: (flow: ProposalFlow) => boolean): number =>
    flows.filter(keep).reduce((sum, { count }) => sum + count, 0);
  return (
    <ChartFrame
      className="wide"
      title={words.flow}
      summary={summary}
      note={words.flowNote(formatCount(known))}
      words={systemWordsOf(view.language).frame}
      state={frameState(found, known === 0, scene)}
      table={{
        columns: [
          { id: "from", header: words.from },
          { id: "to", header: words.to },
          { id: "move", header: words.move },
          { id: "count", header: words.proposals, numeric: true },
        ],
        rows: [
          ...flows.map(({ from, to, move, count }) => ({
            id: `${from} ${to} ${move}`,
            cells: [
              from === null ? words.outside : words.levels[from],
              words.levels[to],
              words.moves[move],
              formatCount(count),
            ],
          })),
          ...ends.map(({ level, fate, count }) => ({
            id: `${level} ${fate}`,
            cells: [words.levels[level], words.outside, words.fates[fate], formatCount(count)],
          })),
        ],
      }}
    >
      <LevelFlow
        levels={levels.map((level) => [level, words.levels[level]])}
        moves={flows}
        ends={ends}
        fates={fates.map((fate) => [fate, words.fates[fate]])}
        words={{
          title: words.flow,
          summary,
          raised: words.raised,
          risen: words.risen,
          back: words.back,
          onward: words.onward,
          move: words.spokenMove,
        }}
      />
      <p className="sub">
        {moves
          .map((move) => `${words.moves[move]} ${formatCount(total((one) => one.move === move))}`)
          .join(" · ")}
        {pathUnknown > 0 && ` · ${words.pathUnknown(formatCount(pathUnknown))}`}
        {leftOut
          .filter(({ numerator }) => (numerator ?? 0) > 0)
          .map(({ part, numerator }) => ` · ${words.leftOut[part!]!(formatCount(numerator))}`)}
      </p>
    </ChartFrame>
  );
}

const nothing: ProposalFlows = { proposals: 0, pathUnknown: 0, flows: [], ends: [] };
