import type { Bilingual } from "@atlas/schema";
import { imbalanceOf } from "./imbalance-of.js";
import { type Demand, type Problem, barReason } from "../model/problem.js";

/** A rule as a selection meets it. */
export interface RuleState extends Bilingual {
  /** Field of the scenario, a JSON pointer. */
  readonly path: string;
  /** Count, yuan or (for the spacing) metres of the closest pair; null where there is no pair. */
  readonly value: number | null;
  /** Null: no limit. */
  readonly low: number | null;
  readonly high: number | null;
  /** How far the value may still go before the rule is broken, negative when it is; null where nothing can break it. */
  readonly slack: number | null;
  readonly met: boolean;
}

/** What a selection is worth and whether it may be, counted anew. */
export interface CheckedSelection {
  readonly feasible: boolean;
  /** Sum of the scores, or the weight covered. */
  readonly objective: number;
  readonly constraints: readonly RuleState[];
}

/** Metres by which rounding may bring two compounds nearer than they are. */
const roundingMeters = 1e-6 + 1e-8;
/** Yuan by which adding up costs may be off. */
const roundingYuan = 1e-6;

/**
 * Counts a selection anew: whether it keeps every rule, with what slack, and the sum of its scores. Shares no code with what searches.
 * @param selected ids of compounds
 */
export function checkSelection(problem: Problem, selected: readonly string[]): CheckedSelection {
  const indexOf = new Map(problem.ids.map((id, k) => [id, k]));
  const chosen = new Set<number>();
  const unknown: string[] = [];
  for (const id of selected) {
    const k = indexOf.get(id);
    if (k === undefined) unknown.push(id);
    else chosen.add(k);
  }
  const constraints: RuleState[] = [];
  for (const { path, zh, en, family, members, coefficients, low, high } of problem.rules) {
    let value = 0;
    members.forEach((k, at) => {
      if (chosen.has(k)) value += coefficients === null ? 1 : coefficients[at]!;
    });
    const slack = Math.min(value - low, high - value);
    const met = slack >= (family === "budget" ? -roundingYuan : 0);
    constraints.push({
      path,
      zh,
      en,
      value,
      low: finite(low),
      high: finite(high),
      slack: finite(slack),
      met,
    });
  }
  if (problem.spacingMeters > 0) constraints.push(spacingState(problem, [...chosen]));
  const missing = [...problem.included].filter((k) => !chosen.has(k)).length;
  constraints.push(counted("/include", "必选未选", "to be chosen, not chosen", missing));
  const barred = [...chosen].filter((k) => problem.barred[k] !== barReason.none).length;
  constraints.push(counted("/exclude", "不可选而选", "not to be chosen, chosen", barred));
  const odd = unknown.length + (selected.length - unknown.length - chosen.size);
  constraints.push(counted("/candidates", "非候选或重复", "not candidates, or said twice", odd));
  return {
    feasible: constraints.every(({ met }) => met),
    objective: problem.balance
      ? chosen.size === 0
        ? 0
        : 1 - imbalanceOf(problem.balance, [...chosen])
      : problem.demand
        ? weightCovered(problem, problem.demand, chosen)
        : [...chosen].toSorted((a, b) => a - b).reduce((sum, k) => sum + problem.scores[k]!, 0),
    constraints,
  };
}

/** Measures every chosen compound against every place. */
function weightCovered({ lon, lat }: Problem, demand: Demand, chosen: ReadonlySet<number>): number {
  let sum = 0;
  demand.weights.forEach((weight, place) => {
    for (const k of chosen)
      if (reaches(lon[k]!, lat[k]!, demand, place)) {
        sum += weight;
        break;
      }
  });
  return sum;
}

/** Whether a place is in the circle of a position. */
export function reaches(lon: number, lat: number, demand: Demand, place: number): boolean {
  const { meters } = demand;
  // A degree of latitude is over 111 km: far enough north or south, nothing else need be measured.
  if (!(Math.abs(lat - demand.lat[place]!) * 111_000 < meters)) return false;
  const away = haversineMeters(lon, lat, demand.lon[place]!, demand.lat[place]!);
  return away < meters - 1e-6;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A count that must be zero. */
const counted = (path: string, zh: string, en: string, value: number): RuleState => ({
  path,
  zh,
  en,
  value,
  low: null,
  high: 0,
  slack: value === 0 ? 0 : -value,
  met: value === 0,
});

function spacingState({ lon, lat, spacingMeters }: Problem, chosen: readonly number[]): RuleState {
  let closest = Infinity;
  chosen.forEach((a, i) => {
    for (const b of chosen.slice(i + 1))
      closest = Math.min(closest, haversineMeters(lon[a]!, lat[a]!, lon[b]!, lat[b]!));
  });
  return {
    path: "/spacing_meters",
    zh: `间距至少 ${spacingMeters} 米`,
    en: `at least ${spacingMeters} m apart`,
    value: finite(closest),
    low: spacingMeters,
    high: null,
    slack: finite(closest - spacingMeters),
    met: !(closest < spacingMeters - roundingMeters),
  };
}

/** Great-circle distance in metres on a sphere of 6,371,008.8 m. */
export function haversineMeters(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const h =
    haversine(lat2 - lat1) +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * haversine(lon2 - lon1);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = Math.PI / 180;

const haversine = (degrees: number): number => Math.sin((degrees * radians) / 2) ** 2;
