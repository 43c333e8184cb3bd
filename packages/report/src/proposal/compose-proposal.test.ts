import {
  buildProblem,
  newlyCovered,
  parseScenario,
  planMeasures,
  planResult,
  scoreParts,
  solvePlan,
} from "@atlas/planner";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeDocx } from "../docx/write-docx.js";
import { briefSheets } from "./brief-sheets.js";
import { composeProposal } from "./compose-proposal.js";
import type { ProposalInput } from "./proposal-input.js";

const names = ["=1+1", "123", "翠园", "桂苑", "南街 <41> 号院", "锦园"];
const column = (of: (i: number) => number): Float64Array =>
  Float64Array.from(names, (_, i) => of(i));
const candidates = {
  ids: names.map((_, i) => `C${i}`),
  names,
  units: names.map((_, i) => (i % 2 === 0 ? "u1" : "u2")),
  unitNames: { u1: "甲区", u2: "乙县" },
  kinds: names.map((_, i) => (i < 3 ? "old" : "managed")),
  lon: column((i) => 104 + i / 50),
  lat: column(() => 30.6),
  households: column((i) => (i === 4 ? Number.NaN : 100 * (i + 1))),
  cost: column((i) => (i === 0 ? Number.NaN : 1e5)),
  nominated: new Uint8Array(names.length),
  inputs: { need: column((i) => (i === 2 ? Number.NaN : 1 - i / 10)) },
};
const inputs = [
  {
    id: "need",
    label: { zh: "需要", en: "Need" },
    definition: { zh: "需要的定义", en: "what need is" },
    unit: "share",
    worst: 0,
    best: 1,
    missing: 0.5,
  },
];
const { scenario } = parseScenario({
  size: 3,
  weights: { need: 1 },
  districts: { u2: { min: 1 } },
  catchment_meters: 300,
});
const { problem } = buildProblem(scenario, candidates, inputs, []);
const plan = solvePlan(problem, null, scenario.effort, () => 0);
const ground = { warehouse: "0123456789abcdef", as_of: "2022-12-31", window: "2021Q4..2022Q3" };
const result = planResult(scenario, problem, ground, plan);
const at = result.selected.map((id) => candidates.ids.indexOf(id));
const input = (language: "zh" | "en"): ProposalInput => ({
  language,
  result,
  candidates,
  inputs,
  unitName: (id) => ({ u1: "甲区", u2: "乙县" })[id] ?? id,
  choices: result.selected.map((id, i) => ({
    id,
    parts: scoreParts(scenario, candidates, inputs, at[i]!),
    covered: newlyCovered(candidates, [], at, 300)[i]!,
    frequency: 0.5,
  })),
  frequencyRuns: 200,
  measures: planMeasures(candidates, [], at, 300),
  prices: [],
  decisions: [{ at: "2022-12-31 09:00", what: "锁定 翠园", why: "=cmd()" }],
  synthetic: true,
});

test("each of the chosen has a row whose numbers are those of the plan, and its score is what its parts add up to", () => {
  const brief = composeProposal(input("zh"));
  const [chosen] = briefSheets(brief, "说明");
  expect(chosen!.name).toBe("建议名单");
  const rows = chosen!.rows.slice(1, 4);
  expect(rows.map((row) => row[1])).toEqual(at.map((i) => names[i]));
  expect(rows.map((row) => row[5])).toEqual(at.map((i) => 100 * (i + 1)));
  expect(rows.map((row) => row[0])).toEqual([1, 2, 3]);
  const parts = briefSheets(brief, "说明")[1]!.rows.slice(1, 4);
  const total = parts.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  expect(total).toBeCloseTo(result.objective, 3);
  expect(JSON.stringify(brief.sections.find(({ id }) => id === "rules"))).toContain(
    "乙县至少 1 个",
  );
});

test("text stays text: a name that looks like a formula or a number, a tag in a name, a reason", () => {
  const sheets = briefSheets(composeProposal(input("zh")), "说明");
  const cells = sheets.flatMap(({ rows }) => rows.flat());
  expect(cells.filter((cell) => cell === "=1+1").length).toBeGreaterThan(0);
  expect(cells).toContain("123");
  expect(cells).toContain("=cmd()");
  const xml = new TextDecoder().decode(
    unzipSync(writeDocx(composeProposal(input("zh")), "2022-12-31"))["word/document.xml"],
  );
  expect(xml).not.toContain("<41>");
});

test("the badge stands on every sheet and in the document; missing values are said, never zero", () => {
  const brief = composeProposal(input("en"));
  for (const { name, rows } of briefSheets(brief, "About"))
    expect(rows.flat(), name).toContain("合成示例数据 Synthetic sample");
  expect(brief.badge).not.toBeNull();
  const cost = briefSheets(brief, "About")[0]!
    .rows.slice(1, 4)
    .map((row) => row[8]);
  expect(cost).toEqual(at.map((i) => (i === 0 ? "unknown" : 100_000)));
  expect(writeDocx(brief, "2022-12-31")).toEqual(
    writeDocx(composeProposal(input("en")), "2022-12-31"),
  );
});
