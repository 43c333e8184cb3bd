import {
  ChartFrame,
  type ChartTableData,
  type ShownFigures,
  type VerdictKind,
  VerdictBars,
} from "@atlas/charts";
import { type ListedCouncil, councilsUnder } from "@atlas/metrics";
import { type ReactElement, useMemo } from "react";
import { oncePerSource } from "../../data/once-per-source.js";
import { useReading } from "../../data/use-reading.js";
import { councilsWordsOf } from "../../i18n/councils-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { FigureTile } from "../parts/figure-tile.js";
import { CouncilCases } from "./council-cases.js";
import { RulesInForce } from "./rules-in-force.js";
import { type CountedVerdicts, countVerdicts } from "./count-verdicts.js";

const keptLists = 12;
const councilRules: ShownFigures = { figures: ["council_rules"], flags: [] };
const councilReader = oncePerSource((source) =>
  source.reader<readonly ListedCouncil[]>("places councils", keptLists, (database, key) => {
    const [asked, place] = key.split(" ");
    return councilsUnder(database, asked!, place ?? null, source.config);
  }),
);

/** 议事会: councils against the rules of their place, each breach with both numbers, and rules that nobody can satisfy as the rules' fault. */
export function CouncilsView(scene: Scene): ReactElement {
  const { source, view, window } = scene;
  const { language, within } = view;
  const words = councilsWordsOf(language);
  const councils = useReading(
    councilReader(source),
    within === null ? window : `${window} ${within}`,
  );
  const counted = useMemo(() => countVerdicts(councils ?? []), [councils]);
  return (
    <>
      <p className="lead">{words.lead}</p>
      <div className="beside">
        <FigureTile scene={scene} metric="council_rules" />
        <Verdicts
          {...{ scene, counted }}
          councils={councils?.length ?? null}
          nameOfRule={(id) => nameOfRule(scene, id)}
        />
      </div>
      {councils !== undefined && <CouncilCases {...{ scene, councils, words }} />}
      <RulesInForce {...{ scene, words, counted }} />
    </>
  );
}

const nameOfRule = ({ source, view }: Scene, id: string): string => {
  const rule = source.config.councilRules.find((one) => one.rule_id === id);
  return rule?.[view.language === "zh" ? "text_zh" : "text_en"] ?? id;
};

function Verdicts({
  scene,
  counted: { whole, byRule },
  councils,
  nameOfRule: nameOf,
}: {
  readonly scene: Scene;
  readonly counted: CountedVerdicts;
  /** Null while they are awaited. */
  readonly councils: number | null;
  readonly nameOfRule: (id: string) => string;
}): ReactElement {
  const { language } = scene.view;
  const words = councilsWordsOf(language);
  const bars = [
    { id: "whole", name: words.whole, counts: whole },
    ...[...byRule].map(([id, counts]) => ({ id, name: nameOf(id), counts })),
  ];
  const kinds = Object.keys(words.verdicts) as VerdictKind[];
  const table: ChartTableData = {
    columns: [
      { id: "rule", header: words.rule },
      ...kinds.map((kind) => ({ id: kind, header: words.verdicts[kind], numeric: true })),
    ],
    rows: bars.map(({ id, name, counts }) => ({
      id,
      cells: [name, ...kinds.map((kind) => counts[kind] ?? 0)],
    })),
  };
  const text = {
    title: words.bars,
    summary: words.summary(councils ?? 0, whole.fail ?? 0),
  };
  return (
    <ChartFrame
      {...text}
      words={systemWordsOf(language).frame}
      className="framed"
      shown={councilRules}
      table={table}
      {...(councils !== null && { note: words.councils(councils) })}
      state={
        councils === null
          ? { kind: "loading", message: scene.words.loading }
          : councils === 0
            ? { kind: "empty", message: words.none }
            : { kind: "ready" }
      }
    >
      <VerdictBars bars={bars} words={{ ...text, verdicts: words.verdicts }} />
    </ChartFrame>
  );
}
