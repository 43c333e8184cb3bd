import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { StepFunnel } from "../funnel/step-funnel.js";
import { ChartFrame, type ChartState } from "./chart-frame.js";
import { ChartTable } from "./chart-table.js";

const words = { asTable: "以表格查看", asChart: "以图形查看" };
const table = { columns: [{ id: "a", header: "步骤" }], rows: [{ id: "1", cells: ["建组织"] }] };
const chart = (
  <StepFunnel
    steps={[{ name: "建组织", count: 3, days: null }]}
    words={{ title: "里", summary: "里面", cases: "场次", kept: "留存", days: "天" }}
  />
);
const frame = (state?: ChartState): string =>
  renderToStaticMarkup(
    <ChartFrame
      title="七步工作法"
      summary="末步流失最大。"
      words={words}
      table={table}
      {...(state && { state })}
    >
      {chart}
    </ChartFrame>,
  );
const textOf = (html: string, id: string): string | undefined =>
  new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1];

test("a chart in a frame is named and described by the frame, once", () => {
  const html = frame();
  const [, title, summary] = /<table aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(
    html,
  )!;
  expect(textOf(html, title!)).toBe("七步工作法");
  expect(textOf(html, summary!)).toBe("末步流失最大。");
  expect(html).not.toContain("里面");
});

test("a chart alone brings its own title and summary", () => {
  const html = renderToStaticMarkup(chart);
  const [, title, summary] = /<table aria-labelledby="([^"]+)" aria-describedby="([^"]+)"/.exec(
    html,
  )!;
  expect([textOf(html, title!), textOf(html, summary!)]).toEqual(["里", "里面"]);
});

test("in place of the chart: what is loading, or what went wrong and what to do", () => {
  const loading = frame({ kind: "loading", message: "正在计算" });
  expect(loading).toContain('role="status"');
  expect(loading).toContain("ac-skeleton");
  expect(loading).not.toContain("建组织");
  expect(loading).not.toContain("以表格查看");
  const failed = frame({
    kind: "error",
    message: "编码",
    action: <button type="button">重选</button>,
  });
  expect(failed).toContain('role="alert"');
  expect(failed).toContain("重选");
});

test("a table has headers both ways", () => {
  const html = renderToStaticMarkup(
    <ChartTable
      caption="参与率"
      columns={[
        { id: "n", header: "区市县" },
        { id: "v", header: "参与率", numeric: true },
      ]}
      rows={[{ id: "1", lang: "zh-CN", cells: ["金牛区", "51.4"] }]}
    />,
  );
  expect(html).toContain(
    '<th scope="row" lang="zh-CN">金牛区</th><td class="ac-numeric">51.4</td>',
  );
  expect(html).toContain('<th scope="col" class="ac-numeric">参与率</th>');
});
