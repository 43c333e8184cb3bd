import type { ReactElement } from "react";
import type { FunnelStep } from "../funnel/funnel-layout.js";
import { StepFunnel } from "../funnel/step-funnel.js";

const steps: readonly FunnelStep[] = [
  { name: "建组织", count: 8214, days: null },
  { name: "搭平台", count: 8006, days: [2, 4, 7] },
  { name: "定规则", count: 7731, days: [3, 5, 9] },
  { name: "抛议题", count: 7402, days: [3, 6, 11] },
  { name: "广参与", count: 6655, days: [5, 9, 16] },
  { name: "达共识", count: 5390, days: [7, 13, null] },
  { name: "齐行动", count: 2442, days: [null, null, null] },
];

export function StepFunnelExample(): ReactElement {
  return (
    <StepFunnel
      steps={steps}
      words={{ title: "七步工作法", cases: "场次", kept: "留存", days: "中位天" }}
    />
  );
}
