import { expect, test } from "vitest";
import { configurationFault } from "./configuration.js";

const line = {
  kind: "consultations",
  frequency: "quarterly",
  due_days: 15,
  first_period: "2019Q1",
};
const sound = { schedule: [line], targets: { coverage: 0.7 } };

const rule = {
  rule_id: "members_total",
  jurisdiction_id: "510182",
  valid_from: null,
  valid_to: null,
  severity: "error",
  quantity: "members",
  base: null,
  at_least: "20",
  at_most: "50",
  within_base: false,
  text_zh: "20至50人",
  text_en: "20 to 50",
  citation_zh: "来源",
  citation_en: "source",
};
const element = {
  element_id: "e01",
  category_id: "subject",
  category_zh: "协商主体",
  category_en: "Subjects",
  zh: "参与户率",
  en: "Household participation",
  source: "records",
  measure: "participation",
  part: null,
  worst: 0.1,
  best: 0.8,
  weight: 1,
  category_weight: 1,
  basis: "assumption",
};
const withElements = (...index_elements: readonly unknown[]) => ({ ...sound, index_elements });
const attention = {
  rule_id: "step_overdue",
  step: 5,
  threshold: 30,
  unit: "days",
  severity: "medium",
  raised_at: null,
  basis: "assumption",
};
const withAttention = (...attention_rules: readonly unknown[]) => ({ ...sound, attention_rules });
const withRules = (...council_rules: readonly unknown[]) => ({ ...sound, council_rules });

test("a sound configuration has no fault, an empty one neither", () => {
  expect(configurationFault(sound)).toBeNull();
  expect(configurationFault({ schedule: [], targets: {} })).toBeNull();
  expect(configurationFault(withElements(element, { ...element, element_id: "e02" }))).toBeNull();
  expect(configurationFault(withRules(rule, { ...rule, rule_id: "other" }))).toBeNull();
  const derived = { ...attention, step: 4, threshold: null };
  expect(configurationFault(withAttention(attention, derived))).toBeNull();
});

test.each([
  [null, "schedule"],
  [[], "schedule"],
  [{ ...sound, schedule: [null] }, "kind"],
  [{ ...sound, schedule: [{ ...line, kind: "houses" }] }, "houses"],
  [{ ...sound, schedule: [line, line] }, "twice"],
  [{ ...sound, schedule: [{ ...line, frequency: "weekly" }] }, "weekly"],
  [{ ...sound, schedule: [{ ...line, due_days: -1 }] }, "due_days"],
  [{ ...sound, schedule: [{ ...line, due_days: NaN }] }, "due_days"],
  [{ ...sound, schedule: [{ ...line, first_period: "2019" }] }, "2019Q1"],
  [{ ...sound, schedule: [{ ...line, frequency: "yearly" }] }, "expected 2019"],
  [{ ...sound, index_elements: {} }, "elements"],
  [withElements(null), "element_id"],
  [withElements(element, element), "twice"],
  [withElements({ ...element, zh: "" }), "zh"],
  [withElements({ ...element, source: "heard" }), "heard"],
  [withElements({ ...element, source: "assessment" }), "measure"],
  [withElements({ ...element, part: 1 }), "part"],
  [withElements({ ...element, worst: "0.1" }), "worst"],
  [withElements({ ...element, worst: 0.8 }), "differ"],
  [withElements({ ...element, weight: 0 }), "weight"],
  [
    withElements(element, { ...element, element_id: "e02", category_weight: 2 }),
    "category_weight 2",
  ],
  [{ ...sound, council_rules: {} }, "council rules"],
  [withRules(null), "rule_id"],
  [withRules(rule, rule), "twice"],
  [withRules({ ...rule, jurisdiction_id: "" }), "jurisdiction_id"],
  [withRules({ ...rule, valid_from: "2021" }), "valid_from"],
  [withRules({ ...rule, severity: "bad" }), "severity"],
  [withRules({ ...rule, quantity: "chairs" }), "quantity"],
  [withRules({ ...rule, base: "members" }), "base"],
  [withRules({ ...rule, at_least: "1/0" }), "at_least"],
  [withRules({ ...rule, at_least: null, at_most: null }), "no bound"],
  [withRules({ ...rule, within_base: true }), "within_base"],
  [withRules({ ...rule, citation_zh: "" }), "citation_zh"],
  [{ ...sound, attention_rules: {} }, "attention rules"],
  [withAttention({ ...attention, rule_id: "gossip" }), "gossip"],
  [withAttention(attention, attention), "twice"],
  [withAttention({ ...attention, step: 7 }), "step 7"],
  [withAttention({ ...attention, step: null }), "expected 1 to 6"],
  [withAttention({ ...attention, rule_id: "stalled" }), "expected nothing"],
  [withAttention({ ...attention, rule_id: "stalled", step: null, threshold: null }), "threshold"],
  [withAttention({ ...attention, threshold: 1.5 }), "threshold"],
  [withAttention({ ...attention, unit: "weeks" }), "weeks"],
  [withAttention({ ...attention, severity: "red" }), "red"],
  [withAttention({ ...attention, raised_at: NaN }), "raised_at"],
  [withAttention({ ...attention, basis: "" }), "basis"],
  [{ ...sound, targets: null }, "targets"],
  [{ ...sound, targets: { coverage: "0.7" } }, "coverage"],
  [{ ...sound, targets: { coverage: 0 } }, "coverage"],
])("%j is named as wrong", (value, said) => {
  expect(configurationFault(value)).toContain(said);
});
