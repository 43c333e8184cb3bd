import type { Page } from "./page.js";

const lines = [
  "填表说明",
  "一、本表由街道（镇）填写，区（市）县民政局汇总后报送。",
  "二、“小区名称”填写小区（院落）登记的全称，同一小区分期建设的分别填写。",
  "三、“户数”按实际居住户填写；“应参与户数”不得小于“实际参与户数”。",
  "四、日期填写到日，如 2021年3月5日；没有的填“无”。",
  "五、金额单位以表头注明的为准。",
];

/** A sheet that explains the others and holds no data. */
export const instructions: Page = {
  name: "填表说明",
  rows: lines.map((line) => [line]),
  merges: [],
  hidden: false,
  hiddenRows: new Set(),
  placed: [],
  faults: [
    {
      fault: "sheet_instructions",
      row: null,
      column: null,
      field: null,
      trueValue: null,
      written: null,
    },
  ],
};
