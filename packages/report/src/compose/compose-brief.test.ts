import { describe, expect, test } from "vitest";
import type { Brief, BriefTable } from "../brief/brief.js";
import { briefTexts } from "../testing/brief-text.js";
import { exampleInput, figure, withFigures } from "../testing/example-input.js";
import { dayText } from "./attention-section.js";
import { composeBrief } from "./compose-brief.js";

const brief = composeBrief(exampleInput);
const section = (of: Brief, id: string) => of.sections.find((one) => one.id === id)!;
const items = (of: Brief, id: string): readonly string[] =>
  section(of, id).blocks.flatMap((block) => (block.kind === "list" ? block.items : []));
const table = (of: Brief, id: string, nth = 0): BriefTable =>
  section(of, id).blocks.filter((block) => block.kind === "table")[nth]!;
const cells = (of: Brief, id: string, nth = 0): readonly (readonly string[])[] =>
  table(of, id, nth).rows.map((row) => row.map(({ text }) => text));
const allText = (of: Brief): string => [of.headline, ...briefTexts(of)].join("\n");

describe("the headline", () => {
  test("says what intervals support, of the window, the target and the units", () => {
    expect(brief.headline).toBe("参与率升至 42.0%，高于目标 40%；2 个区市县高于目标，1 个低于目标");
    expect(composeBrief({ ...exampleInput, language: "en" }).headline).toBe(
      "Participation rose to 42.0%, above the target of 40%; of the districts, 2 are above it and 1 below",
    );
  });

  test("does not say rose when the intervals overlap, nor above when the target lies in it", () => {
    const wide = withFigures((row) =>
      row.metric === "participation" && row.level === "city" && row.period === "2022Q3"
        ? { ...row, low: 0.385, high: 0.45 }
        : row,
    );
    expect(composeBrief(wide).headline).toMatch(/^参与率 42.0%，与目标 40% 尚不能区分；/);
  });

  test("compares nothing while returns of the window still come in", () => {
    const still = composeBrief({ ...exampleInput, stillReporting: true });
    expect(still.headline).toMatch(/^参与率 42.0%，/);
    expect(still.facts).toContain("本期报送中，数字会变");
    expect(items(still, "key-points").join()).not.toContain("区间不重叠");
  });

  test.each([
    ["not_reported", "2022 年第三季度未收到报送，参与率无从计算", "未报送"],
    ["thin", "2022 年第三季度不足 5 场，不列参与率", "不足 5，不列"],
    ["suppressed", "参与率按公开规则不列出", "不公开"],
  ] as const)("says why there is no figure: %s", (flag, headline, word) => {
    const silent = composeBrief(
      withFigures((row) =>
        row.metric === "participation" && row.part === null && row.level === "city"
          ? figure({ metric: row.metric, period: row.period, flag })
          : row,
      ),
    );
    expect(silent.headline).toBe(headline);
    const card = silent.cards.find(({ name }) => name === "参与率")!;
    expect(card).toMatchObject({ value: word, isAbsent: true });
    expect(items(silent, "key-points")).toContain(`参与率：${word}。`);
  });
});

test("cards give value, counts, interval and target; a target that is not for a quarter is not held against it", () => {
  expect(brief.cards.map(({ name, value, lines }) => [name, value, ...lines])).toEqual([
    ["协商覆盖率", "15.9%", "159 / 1,000", "95% 14.0–18.0%"],
    ["参与率", "42.0%", "4,200 / 10,000", "95% 41.0–43.0%", "n=300", "高于目标 40%"],
    ["示范点进度", "40 / 100", "验收 16，建设 24，计划 0", "另有未列批次的提名 60"],
    ["先协商后实施", "94.0%", "94 / 100", "95% 88.0–97.0%", "与目标 95% 不能区分"],
    ["结果公开率", "80.0%", "80 / 100", "95% 71.0–87.0%", "低于目标 90%"],
  ]);
  const year = {
    ...exampleInput,
    period: "2021Q4..2022Q3",
    figures: exampleInput.figures.map((row) => ({ ...row, period: "2021Q4..2022Q3" })),
  };
  expect(composeBrief(year).cards[0]!.lines).toContain("低于目标 70%");
});

test("key points compare with the window before in words of the intervals", () => {
  expect(items(brief, "key-points").slice(0, 4)).toEqual([
    "协商覆盖率 15.9%；与上期 16.2% 不能区分（区间重叠）。",
    "参与率 42.0%；高于目标 40%；高于上期 38.0%（区间不重叠）。",
    "先协商后实施 94.0%；与目标 95% 不能区分；不与上期比较。",
    "结果公开率 80.0%；低于目标 90%；低于上期 90.0%（区间不重叠）。",
  ]);
  expect(items(brief, "key-points")[4]).toBe(
    "2 个区市县的区间整段高于目标：金牛区、锦江区；1 个与目标不能区分；1 个整段低于目标：金堂县；1 个样本不足 30，不作比较：蒲江县；1 个没有可列的数：简阳市。",
  );
  expect(items(brief, "key-points")[5]).toBe(
    "七步中从“达共识”到“齐行动”减少最多，由 60 场到 30 场；用时最长的一步是“齐行动”，中位 31 天（未完成的也计入）。",
  );
});

test("the ranking has groups and no ranks; what has no figure keeps its row", () => {
  expect(cells(brief, "ranking")).toEqual([
    ["金牛区", "", "60.0", "200", "高于"],
    ["锦江区", "", "50.0", "200", "高于"],
    ["青羊区", "", "41.0", "200", "不能区分"],
    ["金堂县", "", "25.0", "73", "低于"],
    ["蒲江县", "", "33.0", "16", "样本小"],
    ["简阳市", "", "–", "–", "未报送"],
  ]);
  const marks = table(brief, "ranking").rows.map((row) => row[1]!.mark);
  expect(marks[0]).toMatchObject({ value: 0.6, previous: null, state: "above", isSmall: false });
  expect(marks[1]).toMatchObject({ previous: 0.44, target: 0.4 });
  expect(marks[5]).toEqual({ kind: "absent", pattern: "hatch" });
});

test("the seven steps give cases and quartiles; a quartile that is not reached is no number", () => {
  const rows = cells(brief, "steps");
  expect(rows.map((row) => row[2])).toEqual(["100", "96", "90", "85", "70", "60", "30"]);
  expect(rows[1]![3]).toBe("中位 4（2–9）");
  expect(rows[6]![3]).toBe("中位 31（29–未达）");
});

test("what needs attention: returns with days, violations with two dates, results not published", () => {
  expect(items(brief, "attention")).toEqual([
    "简阳市缺报 2 份（协商议事台账、治理项目台账），已逾期 77 天。",
    "金堂县迟报 1 份（治理项目台账），最迟的晚 8 天。",
    "6 个项目先实施后协商，占可判定 100 个的 6.0%。",
    "2 个项目无法判定先后：没有关联的协商、缺日期，或日期粗略而重叠。",
    "办结的 100 场中有 35 场未在 15 日内公开结果，其中 20 场尚无公开日期。",
    "协商停滞（截至 2022-12-31）：4 件，在 2 个单位，最多的是锦江区 3、青羊区 1。",
    "议事会不合规则：2 件。",
    "金牛区协商覆盖率较前一窗口由 30.2% 变为 51.2%，差的 95% 区间 9.0 至 32.1 个百分点，不含零。",
  ]);
  expect(cells(brief, "attention")).toEqual([
    ["T1", "锦江区", "<b>&青石巷6号院", "2022-09", "2022-10-04", "共识晚于开工"],
    ["T2", "–", "–", "2022Q3", "无", "报送注明未协商"],
  ]);
  const calm = composeBrief({
    ...exampleInput,
    figures: [],
    due: [],
    violations: [],
    attention: [],
  });
  expect(section(calm, "attention").blocks).toEqual([
    { kind: "paragraph", text: "没有缺报、迟报和先实施后协商的项目。" },
  ]);
});

test("data quality counts returns, rows, issues and what was left out", () => {
  expect(items(brief, "quality")).toEqual([
    "本期应报 3 份，已到 1 份，其中迟报 1 份；缺报 2 份。",
    "读入 16 份报送的 1,200 行，隔离 7 行待改正，自动修正 300 个单元格，逐格留有记录。",
    "另有 1 份文件未能读取（不分时期）。",
  ]);
  expect(cells(brief, "quality").map((row) => row.at(-1))).toEqual(["12"]);
  expect(cells(brief, "quality", 1)).toEqual([["两数不全的场次", "50 / 350 (14.3%)", "参与率"]]);
});

test("a figure that is only defined stands among the further ones", () => {
  expect(cells(brief, "further")).toEqual([
    ["报送完整率", "77.8%", "14 / 18", "–", "18", "不与上期比较；目标 100%"],
  ]);
});

test("a community has no ranking and no table of units below it", () => {
  const small = composeBrief({
    ...exampleInput,
    unit: { division_id: "c", name: "工人村社区", name_en: "c", level: "community" },
  });
  expect(small.sections.map(({ id }) => id)).not.toContain("ranking");
  expect(small.title).toBe("工人村社区小区（院落）民主协商 · 季度简报");
});

test.each(["zh", "en"] as const)(
  "nothing says why, and every text is in the language: %s",
  (language) => {
    const text = allText(composeBrief({ ...exampleInput, language, forPublic: true }));
    expect(text).not.toMatch(/因为|由于|导致|得益于|because|due to|thanks to|caused|leads to/i);
    expect(text).not.toMatch(/undefined|NaN|null|\[object/);
    if (language === "en") {
      const chinese = text.replaceAll("<b>&青石巷6号院", "");
      expect(chinese).not.toMatch(/[\u4e00-\u9fff]/);
    }
  },
);

test("the badge stands only on a sample, the rule for publication only in an edition for it", () => {
  expect(brief.badge).toContain("合成示例数据");
  expect(items(brief, "definitions")).toContain("全部数字为程序合成，不代表任何真实单位和小区。");
  expect(composeBrief({ ...exampleInput, synthetic: false }).badge).toBeNull();
  const edition = composeBrief({ ...exampleInput, forPublic: true });
  expect(edition.facts).toContain("可公开版");
  expect(items(edition, "definitions").join()).toContain("户数不足 5 的不列");
  expect(items(brief, "definitions").join()).not.toContain("户数不足 5 的不列");
});

test("a date is as coarse as it is known", () => {
  expect(["day", "month", "quarter", "year", null].map((p) => dayText("2022-07-01", p))).toEqual([
    "2022-07-01",
    "2022-07",
    "2022Q3",
    "2022",
    "2022-07-01",
  ]);
});
