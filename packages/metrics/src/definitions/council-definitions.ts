import { part, wilson, words } from "./definition-words.js";
import type { MetricDefinition } from "./metric-definition.js";

/** 议事会: composition against the rules in force for the place. */
export const councilRules: MetricDefinition = {
  id: "council_rules",
  name: words("议事会组成", "Councils by the rules"),
  definition: words(
    "窗口末日在册的议事会中, 组成符合当地现行各条规则的 / 符合与不符合之和。规则见 council-rules.csv (可配置, 各有适用地与起止日)。数字未填为不明, 从不算符合; 以当地户数与小组数而论无解的规则为无解, 是规则之过, 不算不符合。年度登记, 不分小区类型。",
    "Of the councils that stand on the window's last day: those that satisfy every rule in force for their place / those that do and those that breach one. Rules are in council-rules.csv (configuration, each with its jurisdiction and dates). A number not given is unknown and never passes; where the households and groups of a place leave no number that satisfies the rules, they are unsatisfiable, which is the rules' fault and no breach. From the yearly register, the same for every kind of compound.",
  ),
  numerator: words("各条规则都符合的议事会", "councils that satisfy every rule"),
  denominator: words(
    "符合的与至少违反一条的议事会",
    "councils that satisfy every rule, and those that breach one",
  ),
  unit: "share",
  n: words("可判定的议事会", "councils judged"),
  interval: wilson,
  direction: "up",
  levels: ["city", "district", "township"],
  breaks: [0.5, 0.7, 0.8, 0.9, 0.95],
  target: null,
  parts: [
    part(
      "verdict=pass|fail|unknown|unsatisfiable|no_rule",
      "符合、违反、不明、规则无解、当地无规则的 / 在册的",
      "that pass, breach one, are unknown, stand under rules that nobody could satisfy, or under none / all standing",
    ),
    part(
      "rule=…;verdict=pass|fail|unknown|unsatisfiable",
      "按某一条规则 / 该规则适用的",
      "by one rule / councils to which it applies",
    ),
    part(
      "rule=…;standard=mixed",
      "代表数在范围内但不出自全村一个标准的 / 该规则下符合的; 没有时不出现",
      "whose representatives are within bounds but not by one standard for the whole village / those that pass that rule; absent where there are none",
    ),
    part(
      "left_out=not_reported",
      "仅市级: 未报议事会登记的单位 / 23 个单位; 没有时不出现",
      "at the city only: units that sent no register of councils / all 23; absent where there are none",
    ),
  ],
  tables: ["council", "division", "submission"],
  source: words(
    "data/reference/council-rules.csv (可配置); 已列规则见来源文章 (彭州市)",
    "data/reference/council-rules.csv (configuration); the rules as committed are in the source article (Pengzhou)",
  ),
};
