import type { ReactElement } from "react";
import { RankShift } from "../scores/rank-shift.js";
import { ScoreBar } from "../scores/score-bar.js";

export function ScoresExample(): ReactElement {
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <ScoreBar value={61.2} low={48} high={72} median={54} flag="ok" />
      <ScoreBar value={12} median={54} flag="small" />
      <ScoreBar value={null} median={54} flag="not_reported" />
      <RankShift
        ranks={23}
        rows={[
          {
            id: "a",
            name: "金牛区",
            before: { low: 1, middle: 2, high: 5, tier: 1 },
            after: { low: 4, middle: 7, high: 9, tier: 2 },
          },
          {
            id: "b",
            name: "新都区",
            before: { low: 2, middle: 3, high: 8, tier: 1 },
            after: { low: 1, middle: 2, high: 4, tier: 1 },
          },
          { id: "c", name: "简阳市", before: null, after: null },
        ]}
        words={{
          title: "权重与档次",
          summary: "三个单位中一个改档",
          tier: (tier) => `第 ${tier} 档`,
          none: "无指数",
        }}
      />
    </div>
  );
}
