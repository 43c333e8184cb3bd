import { expect, test } from "vitest";
import { defaultCouncilRules } from "./default-council-rules.js";
import {
  type CouncilFacts,
  councilVerdict,
  judgeCouncil,
  rulesFor,
  uniformStandards,
} from "./judge-council.js";

const sound: CouncilFacts = {
  households: 600,
  groups: 10,
  representatives: 60,
  members: 30,
  supervisors: 5,
  ordinary_members: 15,
};

const judge = (facts: Partial<CouncilFacts>) => {
  const verdicts = judgeCouncil({ ...sound, ...facts }, defaultCouncilRules);
  return {
    whole: councilVerdict(verdicts),
    of: (rule: string) => verdicts.find((one) => one.rule.rule_id === rule)!,
  };
};

test("a sound council passes every rule, with both numbers", () => {
  expect(judge({}).whole).toBe("pass");
  expect(judge({}).of("members_per_group")).toMatchObject({
    has: 30,
    base: 10,
    least: 20,
    most: 40,
  });
});

test.each([
  [21, 10, "fail"],
  [21, 11, "pass"],
  [20, 10, "pass"],
  [21, 22, "unknown"],
] as const)("of %i members %i ordinary ones: %s", (members, ordinary_members, verdict) => {
  expect(judge({ members, ordinary_members }).of("ordinary_members").verdict).toBe(verdict);
});

test.each([
  [2, "fail"],
  [3, "pass"],
  [7, "pass"],
  [8, "fail"],
] as const)("%i supervisors: %s", (supervisors, verdict) => {
  expect(judge({ supervisors }).of("supervisors").verdict).toBe(verdict);
});

test.each([
  [74, 4, "fail"],
  [74, 5, "pass"],
  [74, 14, "pass"],
  [74, 15, "fail"],
  [4, 1, "unsatisfiable"],
  [0, 0, "pass"],
] as const)("%i households, %i representatives: %s", (households, representatives, verdict) => {
  expect(judge({ households, representatives }).of("representatives").verdict).toBe(verdict);
});

test("74 households ask for 5 to 14 representatives", () => {
  expect(judge({ households: 74 }).of("representatives")).toMatchObject({ least: 5, most: 14 });
});

/** Numbers of members with which both rules on them pass, for a number of groups. */
const feasibleMembers = (groups: number): readonly number[] =>
  Array.from({ length: 121 }, (_, members) => members).filter((members) =>
    (["members_per_group", "members_total"] as const).every(
      (rule) => judge({ groups, members }).of(rule).verdict === "pass",
    ),
  );

test("the rules on members can be met with 5 to 25 groups and no others", () => {
  for (let groups = 0; groups <= 40; groups += 1) {
    const possible = groups >= 5 && groups <= 25;
    expect(feasibleMembers(groups).length > 0, String(groups)).toBe(possible);
    const verdicts = (["members_per_group", "members_total"] as const).map(
      (rule) => judge({ groups, members: 30 }).of(rule).verdict,
    );
    expect(verdicts.includes("unsatisfiable")).toBe(!possible);
  }
  expect(feasibleMembers(5)).toEqual([20]);
  expect(feasibleMembers(25)).toEqual([50]);
  expect([feasibleMembers(10)[0], feasibleMembers(10).at(-1)]).toEqual([20, 40]);
});

test("an unsatisfiable rule names those it conflicts with, and a certain breach goes before it", () => {
  const few = judge({ groups: 4, members: 16 });
  expect(few.of("members_total")).toMatchObject({
    verdict: "unsatisfiable",
    because: { conflictsWith: ["members_per_group"] },
  });
  expect(few.whole).toBe("unsatisfiable");
  expect(judge({ households: 4 }).of("representatives").because).toEqual({
    conflictsWith: ["representatives"],
  });
  expect(judge({ groups: 26, supervisors: 9 }).whole).toBe("fail");
});

test.each(Object.keys(sound) as (keyof CouncilFacts)[])("without %s it never passes", (field) => {
  const found = judge({ [field]: null });
  expect(found.whole).toBe("unknown");
  expect(
    judge({ ...found, [field]: null, supervisors: field === "supervisors" ? null : 9 }).whole,
  ).toBe(field === "supervisors" ? "unknown" : "fail");
});

test("a breach of a warning does not make a council fail; no rule makes no verdict", () => {
  const warnings = defaultCouncilRules.map((rule) => ({ ...rule, severity: "warning" as const }));
  expect(councilVerdict(judgeCouncil({ ...sound, members: 1 }, warnings))).toBeNull();
  expect(councilVerdict([])).toBeNull();
});

test("rules hold where and while they are in force", () => {
  const [rule] = defaultCouncilRules;
  const dated = [{ ...rule!, valid_from: "2021-01-01", valid_to: "2022-01-01" }];
  expect(rulesFor(dated, ["510100", "510182"], "2021-01-01")).toEqual(dated);
  expect(rulesFor(dated, ["510182"], "2020-12-31")).toEqual([]);
  expect(rulesFor(dated, ["510182"], "2022-01-01")).toEqual([]);
  expect(rulesFor(dated, ["510100", "510104", null], "2021-06-01")).toEqual([]);
});

test("one standard for the whole village, rounded down or up", () => {
  expect(uniformStandards(600, 60)).toEqual([10]);
  expect(uniformStandards(600, 110)).toEqual([]);
  expect(uniformStandards(74, 5)).toEqual([13, 14, 15]);
});
