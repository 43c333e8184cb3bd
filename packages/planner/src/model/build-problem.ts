import type { Bilingual } from "@atlas/schema";
import { type ScenarioIssue, pointTo, scenarioError } from "../scenario/scenario-issue.js";
import type { CountRange, Scenario } from "../scenario/scenario.js";
import { buildBalance } from "./build-balance.js";
import type { Candidates, ExistingSite, PlanInput } from "./candidates.js";
import { coveredAlone } from "./cover.js";
import { coverageDemand } from "./coverage-demand.js";
import { inputPart } from "./input-part.js";
import { type LinearRule, type Problem, barReason } from "./problem.js";
import { makeSpacing } from "./spacing.js";

/** A problem, and what the scenario asks of these candidates that cannot be. */
export interface BuiltProblem {
  readonly problem: Problem;
  readonly issues: readonly ScenarioIssue[];
}

/**
 * Makes the problem that a scenario means for these candidates. A field that does not fit them (an id that is not there) is an issue at its path and left out.
 * @param inputs definitions of the inputs that weights may name
 * @param existing sites from which the spacing is kept, where the scenario says so
 */
export function buildProblem(
  scenario: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  existing: readonly ExistingSite[],
): BuiltProblem {
  const issues: ScenarioIssue[] = [];
  const indexOf = new Map(candidates.ids.map((id, i) => [id, i]));
  const known = (ids: readonly string[], path: string): readonly number[] =>
    ids.flatMap((id, i) => {
      const index = indexOf.get(id);
      if (index !== undefined) return [index];
      issues.push(
        scenarioError(
          "unknown_id",
          pointTo(path, i),
          id,
          `${id}: 候选中没有这个小区 (编号有误, 已入批次, 或已不存在)`,
          `${id}: no candidate has this id (mistyped, in a batch already, or no longer standing)`,
        ),
      );
      return [];
    });
  const included = known(scenario.include, "/include");
  const excluded = new Set(known(scenario.exclude, "/exclude"));
  const listed = new Set(known(scenario.candidates.ids, "/candidates/ids"));
  const must = new Set(included);
  const unitsThere = new Set(candidates.units);
  const knownUnit = (unit: string, path: string): boolean => {
    if (unitsThere.has(unit)) return true;
    issues.push(
      scenarioError(
        "unknown_district",
        path,
        unit,
        `${unit}: 候选中没有这个区(市)县`,
        `${unit}: no candidate is in this district`,
      ),
    );
    return false;
  };
  const units = new Set(
    scenario.candidates.units.filter((unit, i) => knownUnit(unit, pointTo("/candidates/units", i))),
  );
  const wanted = scenario.candidates;
  const kept = candidates.ids.flatMap((_, i) =>
    must.has(i) ||
    ((wanted.ids.length === 0 || listed.has(i)) &&
      (wanted.kinds.length === 0 || wanted.kinds.includes(candidates.kinds[i]!)) &&
      (units.size === 0 || units.has(candidates.units[i]!)) &&
      (!wanted.nominated_only || candidates.nominated[i] === 1) &&
      (wanted.min_households === 0 || candidates.households[i]! >= wanted.min_households))
      ? [i]
      : [],
  );
  const count = kept.length;
  const pick = (from: Float64Array): Float64Array => Float64Array.from(kept, (i) => from[i]!);
  const [lon, lat, cost] = [pick(candidates.lon), pick(candidates.lat), pick(candidates.cost)];
  const place = new Map(kept.map((i, k) => [i, k]));

  const barred = new Uint8Array(count);
  const spacing = scenario.spacing_meters;
  const near =
    spacing > 0 && scenario.space_from_existing
      ? makeSpacing(
          Float64Array.from(existing, (site) => site.lon),
          Float64Array.from(existing, (site) => site.lat),
          spacing,
        )
      : null;
  kept.forEach((i, k) => {
    const placed = Number.isFinite(lon[k]) && Number.isFinite(lat[k]);
    if (excluded.has(i)) barred[k] = barReason.excluded;
    else if (spacing > 0 && !placed) barred[k] = barReason.noPosition;
    else if (scenario.budget_yuan !== null && Number.isNaN(cost[k]!)) barred[k] = barReason.noCost;
    else if (near && near.anyWithin(lon[k]!, lat[k]!)) barred[k] = barReason.nearExisting;
  });
  const told = (
    reason: number,
    code: "no_position" | "no_cost",
    path: string,
    words: Bilingual,
  ) => {
    const left = barred.filter((found) => found === reason).length;
    if (left > 0)
      issues.push({
        code,
        path,
        value: left,
        severity: "warning",
        zh: `${left.toLocaleString("en")} 个${words.zh}`,
        en: `${left.toLocaleString("en")} ${words.en}`,
      });
  };
  told(barReason.noPosition, "no_position", "/spacing_meters", {
    zh: "候选没有坐标, 间距无从判断, 不参选",
    en: "candidates have no position, so that their spacing cannot be told; they are left out",
  });
  told(barReason.noCost, "no_cost", "/budget_yuan", {
    zh: "候选没有造价, 不参选",
    en: "candidates have no cost; they are left out",
  });
  issues.push(...unplacedSites(scenario, existing));
  const open = barred.filter((reason) => reason === barReason.none).length;
  if (scenario.size > open)
    issues.push(
      scenarioError(
        "too_few_candidates",
        "/size",
        scenario.size,
        `要选 ${scenario.size.toLocaleString("en")} 个, 可选的只有 ${open.toLocaleString("en")} 个`,
        `${scenario.size.toLocaleString("en")} are to be chosen, ${open.toLocaleString("en")} can be`,
      ),
    );

  const demand =
    scenario.mode === "coverage"
      ? coverageDemand(candidates, existing, scenario.catchment_meters, kept)
      : null;
  const balance =
    scenario.mode === "representative" ? buildBalance(scenario, candidates, kept, issues) : null;
  const rules: LinearRule[] = [];
  const every = Int32Array.from(kept, (_, k) => k);
  rules.push({
    path: "/size",
    family: "size",
    zh: `共选 ${scenario.size} 个`,
    en: `${scenario.size} chosen in all`,
    members: every,
    coefficients: null,
    low: scenario.size,
    high: scenario.size,
  });
  const counted = (
    range: CountRange,
    path: string,
    family: "districts" | "mix",
    name: Bilingual,
    members: Int32Array,
  ): void => {
    if (range.min === null && range.max === null) return;
    rules.push({
      path,
      family,
      zh: `${name.zh}${range.min === null ? "" : `至少 ${range.min} 个`}${range.max === null ? "" : `至多 ${range.max} 个`}`,
      en: `${name.en}:${range.min === null ? "" : ` at least ${range.min}`}${range.max === null ? "" : ` at most ${range.max}`}`,
      members,
      coefficients: null,
      low: range.min ?? 0,
      high: range.max ?? Infinity,
    });
  };
  for (const [unit, range] of Object.entries(scenario.districts)) {
    const path = pointTo("/districts", unit);
    if (!knownUnit(unit, path)) continue;
    const members = every.filter((k) => candidates.units[kept[k]!] === unit);
    const name = candidates.unitNames?.[unit] ?? unit;
    counted(range, path, "districts", { zh: name, en: name }, members);
  }
  const kindNames = {
    old: { zh: "老旧小区", en: "old" },
    managed: { zh: "物业小区", en: "managed" },
  };
  for (const kind of ["old", "managed"] as const) {
    const members = every.filter((k) => candidates.kinds[kept[k]!] === kind);
    counted(scenario.mix[kind], `/mix/${kind}`, "mix", kindNames[kind], members);
  }
  if (scenario.budget_yuan !== null) {
    const members = every.filter((k) => !Number.isNaN(cost[k]!));
    rules.push({
      path: "/budget_yuan",
      family: "budget",
      zh: `预算 ${scenario.budget_yuan} 元`,
      en: `budget of ${scenario.budget_yuan} yuan`,
      members,
      coefficients: Float64Array.from(members, (k) => cost[k]!),
      low: -Infinity,
      high: scenario.budget_yuan,
    });
  }
  return {
    problem: {
      ids: kept.map((i) => candidates.ids[i]!),
      size: scenario.size,
      scores: demand
        ? coveredAlone(demand.cover, demand.weights)
        : balance
          ? new Float64Array(count)
          : scoresOf(scenario, candidates, inputs, kept, issues),
      lon,
      lat,
      rules,
      included: Int32Array.from(included, (i) => place.get(i)!).sort(),
      barred,
      spacingMeters: spacing,
      demand,
      balance,
      lottery: scenario.mode === "lottery" ? { ...scenario.lottery, seed: scenario.seed } : null,
    },
    issues,
  };
}

/** Says at each field that looks at existing sites how many of them it cannot see. */
function unplacedSites(
  scenario: Scenario,
  existing: readonly ExistingSite[],
): readonly ScenarioIssue[] {
  const value = existing.filter(({ lon, lat }) => !Number.isFinite(lon + lat)).length;
  if (value === 0) return [];
  const at = (path: string, zh: string, en: string): ScenarioIssue => ({
    code: "existing_no_position",
    path,
    value,
    severity: "warning",
    zh: `${value.toLocaleString("en")} 个已有示范点没有坐标, ${zh}`,
    en: `${value.toLocaleString("en")} existing sites have no position: ${en}`,
  });
  return [
    ...(scenario.spacing_meters > 0 && scenario.space_from_existing
      ? [at("/space_from_existing", "与它们的间距无从判断", "no spacing is kept from them")]
      : []),
    ...(scenario.mode === "coverage"
      ? [
          at(
            "/catchment_meters",
            "它们已覆盖的户数仍算作未覆盖",
            "what they reach counts as not yet reached",
          ),
        ]
      : []),
  ];
}

function scoresOf(
  { weights }: Scenario,
  candidates: Candidates,
  inputs: readonly PlanInput[],
  kept: readonly number[],
  issues: ScenarioIssue[],
): Float64Array {
  const scores = new Float64Array(kept.length);
  const used = Object.entries(weights).flatMap(([id, weight]) => {
    const input = inputs.find((one) => one.id === id);
    const values = Object.hasOwn(candidates.inputs, id) ? candidates.inputs[id] : undefined;
    if (input && values) return [{ input, values, weight }];
    issues.push(
      scenarioError(
        "unknown_input",
        pointTo("/weights", id),
        weight,
        `没有指标 ${id}; 应为 ${inputs.map((one) => one.id).join("、")}`,
        `there is no input ${id}; expected ${inputs.map((one) => one.id).join(", ")}`,
      ),
    );
    return [];
  });
  const whole = used.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return scores;
  for (const { input, values, weight } of used)
    kept.forEach((i, k) => {
      scores[k]! += (weight / whole) * inputPart(input, values[i]!);
    });
  return scores;
}
