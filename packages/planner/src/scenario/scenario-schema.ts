import type { Bilingual } from "@atlas/schema";
import { planModes } from "./scenario.js";

/** As much of JSON Schema (2020-12) as scenarios use. */
export interface FieldSchema {
  readonly type: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly additionalProperties?: boolean | FieldSchema;
}

const field = (words: Bilingual, schema: FieldSchema): FieldSchema => ({
  title: words.zh,
  description: words.en,
  ...schema,
});
const ids = (zh: string, en: string): FieldSchema =>
  field({ zh, en }, { type: "array", items: { type: "string", maxLength: 64 }, default: [] });
const flag = (zh: string, en: string, value: boolean): FieldSchema =>
  field({ zh, en }, { type: "boolean", default: value });
const group = (
  zh: string,
  en: string,
  properties: Readonly<Record<string, FieldSchema>>,
): FieldSchema =>
  field({ zh, en }, { type: "object", default: {}, properties, additionalProperties: false });

/** What a representative selection is to be like its frame in, where a scenario does not say. */
export const usualCovariates: Readonly<Record<string, number>> = {
  households: 1,
  old: 1,
  readiness: 1,
  coverage_gap: 1,
  spread: 1,
};

const end = (zh: string, en: string): FieldSchema =>
  field({ zh, en }, { type: ["integer", "null"], minimum: 0, maximum: 1_000_000, default: null });
const range = (zh: string, en: string): FieldSchema =>
  group(zh, en, {
    min: end("至少; 空: 不限", "at least; null: no limit"),
    max: end("至多; 空: 不限", "at most; null: no limit"),
  });

/** The scenario as JSON Schema: what `data/scenarios/scenario.schema.json` publishes, what {@link parseScenario} reads by, and where every default stands. */
export const scenarioSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "选点方案 v1",
  description: "Scenario for choosing the next batch of demonstration sites, version 1",
  type: "object",
  additionalProperties: false,
  properties: {
    version: field(
      { zh: "格式版本", en: "version of this format" },
      {
        type: "integer",
        enum: [1],
        default: 1,
      },
    ),
    name: field({ zh: "名称", en: "name" }, { type: "string", maxLength: 200, default: "" }),
    mode: field(
      {
        zh: "方式: score 按得分; coverage 按覆盖户数; representative 与全部候选最相像; lottery 在近优方案中抽签",
        en: "way of choosing: score, by weighted score; coverage, the most households within reach that are not yet; representative, most like all candidates; lottery, by lot among near-optimal panels",
      },
      {
        type: "string",
        enum: planModes,
        default: "score",
      },
    ),
    size: field(
      { zh: "选几个", en: "compounds to choose" },
      {
        type: "integer",
        minimum: 1,
        maximum: 10_000,
        default: 20,
      },
    ),
    candidates: group(
      "候选",
      "which compounds may be chosen; by default every standing one without a batch",
      {
        ids: ids("只从这些小区中选; 空: 全部", "only these compounds; empty: all"),
        kinds: field(
          { zh: "类型; 空: 全部", en: "kinds; empty: all" },
          {
            type: "array",
            items: { type: "string", enum: ["old", "managed", "unknown"] },
            default: [],
          },
        ),
        units: ids("区(市)县; 空: 全部", "districts; empty: all"),
        nominated_only: flag("只从提名中选", "only nominated compounds", false),
        min_households: field(
          { zh: "户数至少", en: "least households" },
          {
            type: "integer",
            minimum: 0,
            maximum: 1_000_000,
            default: 0,
          },
        ),
      },
    ),
    weights: field(
      { zh: "权重, 只看比例", en: "weights of the inputs; only their shares count" },
      {
        type: "object",
        additionalProperties: { type: "number", minimum: 0, maximum: 1_000_000 },
        default: { coverage_gap: 0.3, readiness: 0.3, equity: 0.2, spread: 0.1, funding: 0.1 },
      },
    ),
    districts: field(
      { zh: "各区(市)县名额", en: "how many from each district" },
      {
        type: "object",
        additionalProperties: range("名额", "range"),
        default: {},
      },
    ),
    mix: group("老旧与物业小区各多少", "how many old and managed compounds", {
      old: range("老旧小区", "old compounds"),
      managed: range("物业小区", "managed compounds"),
    }),
    spacing_meters: field(
      {
        zh: "入选小区之间直线距离至少(米)",
        en: "least straight-line distance between chosen compounds, metres",
      },
      {
        type: "number",
        minimum: 0,
        maximum: 100_000,
        default: 800,
      },
    ),
    budget_yuan: field(
      { zh: "预算合计至多(元); 空: 不限", en: "most yuan for all; null: no limit" },
      {
        type: ["number", "null"],
        minimum: 0,
        maximum: 1e13,
        default: null,
      },
    ),
    include: ids("必选", "must be chosen"),
    exclude: ids("不选", "must not be chosen"),
    space_from_existing: flag(
      "与已有示范点也保持间距",
      "keep the spacing from existing sites too",
      true,
    ),
    catchment_meters: field(
      { zh: "服务半径(米, 直线)", en: "radius that a site serves, metres in a straight line" },
      {
        type: "number",
        minimum: 1,
        maximum: 100_000,
        default: 500,
      },
    ),
    representative: group("代表性 (仅 representative)", "balance (mode representative only)", {
      covariates: field(
        {
          zh: "协变量及其权重: households 户数, old 是否老旧, 或指标; 只看比例",
          en: "covariates with weights: households, old (1 for an old compound), or inputs; only shares count",
        },
        {
          type: "object",
          additionalProperties: { type: "number", minimum: 0, maximum: 1_000_000 },
          default: usualCovariates,
        },
      ),
    }),
    lottery: group("抽签 (仅 lottery)", "the lottery (mode lottery only)", {
      within: field(
        {
          zh: "方案得分至多比最高分低多少(占最高分)",
          en: "share of the best score that a panel may give up",
        },
        { type: "number", minimum: 0, maximum: 1, default: 0.05 },
      ),
      pool: field(
        {
          zh: "参加抽签的候选至多几个: 得分最高者, 及各名额所需",
          en: "candidates that take part, at most: the best by score, and those that quotas need",
        },
        { type: "integer", minimum: 1, maximum: 2000, default: 100 },
      ),
      lots: field(
        { zh: "签数", en: "equal lots that the panels share" },
        { type: "integer", minimum: 1, maximum: 1_000_000, default: 1000 },
      ),
    }),
    seed: field(
      {
        zh: "种子: 扰动与抽签由此开始",
        en: "seed that chance starts from: shaken runs, and the draw",
      },
      {
        type: "integer",
        minimum: 0,
        maximum: 4_294_967_295,
        default: 1,
      },
    ),
    effort: group("何时停止", "when the search stops", {
      gap: field(
        { zh: "差距足够小(占目标值)", en: "gap that is small enough, a share of the objective" },
        {
          type: "number",
          minimum: 0,
          maximum: 1,
          default: 0,
        },
      ),
      rounds: field(
        { zh: "求上界至多几轮", en: "rounds of bounding, at most" },
        {
          type: "integer",
          minimum: 0,
          maximum: 100_000,
          default: 120,
        },
      ),
      seconds: field(
        { zh: "至多几秒(紧急制动)", en: "seconds at most: the emergency brake" },
        {
          type: "number",
          minimum: 0.1,
          maximum: 86_400,
          default: 60,
        },
      ),
    }),
  },
} as const satisfies FieldSchema & { readonly $schema: string };
