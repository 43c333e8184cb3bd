import type { ReactElement } from "react";
import { ChartFrame } from "../frame/chart-frame.js";
import { StepFunnelExample } from "./step-funnel.js";

const words = { asTable: "以表格查看", asChart: "以图形查看" };
const table = {
  columns: [
    { id: "step", header: "步骤" },
    { id: "count", header: "场次", numeric: true },
  ],
  rows: [
    { id: "1", cells: ["建组织", "8,214"] },
    { id: "2", cells: ["搭平台", "8,006"] },
  ],
};

export function ChartFrameExample(): ReactElement {
  const text = { title: "七步工作法", summary: "末步流失最大。", words };
  return (
    <>
      <ChartFrame {...text} note="近四季" table={table}>
        <StepFunnelExample />
      </ChartFrame>
      <ChartFrame {...text} state={{ kind: "loading", message: "正在计算 27,398 行" }}>
        {null}
      </ChartFrame>
      <ChartFrame
        {...text}
        state={{
          kind: "error",
          message: "编码非 UTF-8 / GB18030",
          action: <button type="button">重选编码</button>,
        }}
      >
        {null}
      </ChartFrame>
    </>
  );
}
