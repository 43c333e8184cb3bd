import type { ReactElement } from "react";
import { BulletBar } from "../kpi/bullet-bar.js";
import { Delta } from "../kpi/delta.js";
import { Sparkline } from "../kpi/sparkline.js";

const series = [0.27, 0.288, 0.301, 0.313, 0.319, 0.335, null, 0.351, 0.363, 0.374, 0.379, 0.384];
const words = {
  up: (n: string) => `上升 ${n}`,
  down: (n: string) => `下降 ${n}`,
  unchanged: "持平",
};

export function HeadlineExample(): ReactElement {
  return (
    <div style={{ display: "grid", gap: 12 }}>
      <BulletBar value={0.613} target={0.7} label="61.3%，目标 70%" />
      <BulletBar value={null} target={0.7} label="未报送" />
      <Sparkline
        values={series}
        low={series.map((value) => value && value - 0.012)}
        high={series.map((value) => value && value + 0.012)}
        target={0.4}
      />
      <span style={{ display: "flex", gap: 12 }}>
        <Delta change={0.021} words={words} />
        <Delta change={-0.006} words={words} />
        <Delta change={-0.006} better="lower" words={words} />
        <Delta change={0.0002} words={words} />
      </span>
    </div>
  );
}
