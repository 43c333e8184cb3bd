import type { ReactElement } from "react";
import { VerdictBars } from "../verdict/verdict-bars.js";

export function VerdictBarsExample(): ReactElement {
  return (
    <VerdictBars
      bars={[
        {
          id: "all",
          name: "议事会",
          counts: { pass: 40, fail: 6, unknown: 9, unsatisfiable: 2, no_rule: 20 },
        },
        { id: "members", name: "议事会总数20至50人", counts: { pass: 50, fail: 2 } },
        { id: "none", name: "没有适用的议事会", counts: {} },
      ]}
      words={{
        title: "议事会组成",
        summary: "77 个议事会按判定",
        verdicts: {
          pass: "符合",
          fail: "违反",
          unknown: "不明",
          unsatisfiable: "规则无解",
          no_rule: "无规则",
        },
      }}
    />
  );
}
