import { type ReactElement, useState } from "react";
import { IntervalRanking } from "../ranking/interval-ranking.js";
import { sampleRows } from "./sample-rows.js";

export function IntervalRankingExample(): ReactElement {
  const [selected, setSelected] = useState<string | null>("u1");
  const [drilled, setDrilled] = useState("");
  return (
    <div data-drilled={drilled}>
      <IntervalRanking
        rows={sampleRows}
        target={0.4}
        selectedId={selected}
        words={{
          title: "区市县参与率",
          target: "目标",
          thin: "n<5",
          missing: "缺报",
          partial: "部分",
        }}
        onSelect={setSelected}
        onDrill={setDrilled}
      />
    </div>
  );
}
