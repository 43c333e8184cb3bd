import "../charts.css";
import type { ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { Patterns } from "../glyphs/patterns.js";
import { CellsExample } from "./cells.js";
import { ChartFrameExample } from "./chart-frame.js";
import { GlyphsExample } from "./glyphs.js";
import { HeadlineExample } from "./headline.js";
import { IntervalRankingExample } from "./interval-ranking.js";
import { LegendHistogramExample } from "./legend-histogram.js";
import { ScoresExample } from "./scores.js";
import { StepFunnelExample } from "./step-funnel.js";
import { TimeScrubberExample } from "./time-scrubber.js";
import { VerdictBarsExample } from "./verdict-bars.js";

/** Every example, with the width it has on the Monitor page. */
const examples: readonly (readonly [string, number, () => ReactElement])[] = [
  ["ranking", 352, IntervalRankingExample],
  ["ranking-narrow", 288, IntervalRankingExample],
  ["headline", 204, HeadlineExample],
  ["cells", 280, CellsExample],
  ["legend", 216, LegendHistogramExample],
  ["scrubber", 664, TimeScrubberExample],
  ["scrubber-narrow", 390, TimeScrubberExample],
  ["funnel", 320, StepFunnelExample],
  ["scores", 460, ScoresExample],
  ["verdicts", 420, VerdictBarsExample],
  ["glyphs", 460, GlyphsExample],
  ["frame", 320, ChartFrameExample],
];

const page = (
  <main>
    <Patterns />
    {examples.map(([id, width, Example]) => (
      <section key={id} id={id} style={{ width }}>
        <Example />
      </section>
    ))}
  </main>
);

createRoot(document.body.appendChild(document.createElement("div"))).render(page);
