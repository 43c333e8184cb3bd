import { ChartFrame, CumulativeLines, type ShownFigures } from "@atlas/charts";
import type { SiteRecord } from "@atlas/metrics";
import { type ReactElement, useMemo } from "react";
import { siteWordsOf } from "../../i18n/site-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { plannedUntil, siteGrowth } from "./site-growth.js";

const progress: ShownFigures = { figures: ["pilot_progress"], flags: [] };

/** How sites came into batches and were accepted, against the plan. */
export function GrowthFrame({
  scene: { warehouse, source, view },
  sites,
}: {
  readonly scene: Scene;
  readonly sites: readonly SiteRecord[];
}): ReactElement {
  const words = siteWordsOf(view.language);
  const growth = useMemo(
    () => siteGrowth(sites, warehouse.summary.as_of),
    [sites, warehouse.summary.as_of],
  );
  const { quarters, designated, accepted, undated } = growth;
  const planned = view.within === null ? source.config.plannedSites : null;
  const summary = words.growthSummary(designated.at(-1) ?? 0, accepted.at(-1) ?? 0);
  return (
    <ChartFrame
      className="wide"
      title={words.growth}
      summary={summary}
      words={systemWordsOf(view.language).frame}
      shown={progress}
      table={{
        columns: [
          { id: "quarter", header: words.quarter },
          { id: "designated", header: words.designatedLine, numeric: true },
          { id: "accepted", header: words.acceptedLine, numeric: true },
        ],
        rows: designated.map((count, i) => ({
          id: quarters[i]!,
          cells: [quarters[i]!, count, accepted[i]!],
        })),
      }}
    >
      <CumulativeLines
        quarters={quarters}
        series={[
          { id: "designated", name: words.designatedLine, values: designated, dashed: true },
          { id: "accepted", name: words.acceptedLine, values: accepted },
        ]}
        target={planned === null ? null : { value: planned, quarter: plannedUntil }}
        words={{ title: words.growth, summary, target: words.target(planned ?? 0) }}
      />
      {undated.designated + undated.accepted > 0 && (
        <p className="sub">{words.undated(undated.designated, undated.accepted)}</p>
      )}
    </ChartFrame>
  );
}
