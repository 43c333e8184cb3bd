import type { ReactElement } from "react";
import { histogramBins } from "../legend/histogram-bins.js";
import { LegendHistogram } from "../legend/legend-histogram.js";

/** Shares spread about 41 %, by a fixed sequence. */
const shares = Array.from(
  { length: 4000 },
  (_, i) => 0.41 + 0.09 * Math.sin(i * 1.7) * Math.sqrt(-2 * Math.log((i + 1) / 4001)),
);

export function LegendHistogramExample(): ReactElement {
  return (
    <LegendHistogram
      breaks={[0.3, 0.35, 0.4, 0.45, 0.5]}
      domain={[0.2, 0.6]}
      target={0.4}
      bins={histogramBins(shares, [0.2, 0.6])}
      marker={0.468}
      patterns={[
        { pattern: "hMiss", label: "未报送" },
        { pattern: "hSup", label: "n < 5 不显示" },
        { pattern: "hPart", label: "报送中" },
      ]}
      words={{ title: "参与率", note: "小区 n = 4,000", summary: "六级，目标 40% 为一处分界。" }}
    />
  );
}
