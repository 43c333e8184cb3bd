import { daysOfPeriod } from "@atlas/schema";
import { unitsUnder } from "../compile/figure-units.js";
import { type JudgedCouncil, judged, standingCouncils } from "../councils/council-verdicts.js";
import { type CouncilRow, readCouncils } from "../councils/read-councils.js";
import type { FigureLevel } from "../figure.js";
import { registerState } from "../reporting/register-state.js";
import { leftOut, piece, share } from "./counts.js";
import type { Counts, Family, FigureContext, Found } from "./family.js";
import { mapInTurns } from "./in-turns.js";

/** What may be said of a council as a whole. */
export const councilVerdictParts = ["pass", "fail", "unknown", "unsatisfiable", "no_rule"] as const;

const ruleVerdictParts = ["pass", "fail", "unknown", "unsatisfiable"] as const;

/** Councils standing at a window's end, judged by the rules in force for their place. The same for every kind of compound. */
export const councilRules: Family = async (context, { asked, within }) => {
  const councils = await readCouncils(context.database);
  const found: Found[] = [];
  const windows = new Set(asked.flatMap((one) => one.windows));
  for (const period of windows) {
    const { last } = daysOfPeriod(period);
    const all = await mapInTurns(standingCouncils(councils, last), (council) =>
      judged(council, context.config, context.city, last),
    );
    for (const { level } of asked.filter((one) => one.windows.includes(period))) {
      if (level === "compound") continue;
      const silent = level === "city" ? silentUnits(context, period) : new Set<string>();
      const groups = groupedBy(all, level, context.city, silent);
      for (const { id } of unitsUnder(context.divisions, level, within)) {
        const counts = [
          ...councilCounts(groups.get(id) ?? []),
          ...(level === "city"
            ? leftOut("not_reported", silent.size, silent.size + reportingCount(context, silent))
            : []),
        ];
        found.push({ metric: "council_rules", level, period, unit_id: id, counts });
      }
    }
  }
  return found;
};

const districtsOf = ({ divisions }: FigureContext): readonly string[] =>
  unitsUnder(divisions, "district", null).map(({ id }) => id);

const reportingCount = (context: FigureContext, silent: ReadonlySet<string>): number =>
  districtsOf(context).length - silent.size;

/** Units that sent no register of councils up to the window's end. */
export const silentUnits = (context: FigureContext, period: string): ReadonlySet<string> =>
  new Set(
    districtsOf(context).filter(
      (unit) =>
        registerState("councils", [unit], period, context.arrivals, context.config) ===
        "not_reported",
    ),
  );

const placeOf: Readonly<
  Record<Exclude<FigureLevel, "compound">, (council: CouncilRow, city: string) => string | null>
> = {
  city: (_, city) => city,
  district: ({ unit_id }) => unit_id,
  township: ({ township_id }) => township_id,
  community: ({ community_id }) => community_id,
};

function groupedBy(
  councils: readonly JudgedCouncil[],
  level: Exclude<FigureLevel, "compound">,
  city: string,
  silent: ReadonlySet<string>,
): ReadonlyMap<string, readonly JudgedCouncil[]> {
  const groups = new Map<string, JudgedCouncil[]>();
  for (const one of councils) {
    const { unit_id } = one.council;
    // At the city a council without a unit has nobody who reports for it.
    if (level === "city" && (unit_id === null || silent.has(unit_id))) continue;
    const id = placeOf[level](one.council, city);
    if (id === null) continue;
    const own = groups.get(id);
    if (own) own.push(one);
    else groups.set(id, [one]);
  }
  return groups;
}

/** How many councils are said to be what, as a whole and by each rule that speaks of any of them. */
export function councilCounts(councils: readonly JudgedCouncil[]): readonly Counts[] {
  const whole = (verdict: (typeof councilVerdictParts)[number]): number =>
    councils.filter((one) => (one.verdict ?? "no_rule") === verdict).length;
  const passed = whole("pass");
  const ruled = new Map<string, { readonly verdict: string; readonly mixed: boolean }[]>();
  for (const one of councils)
    for (const { rule, verdict } of one.rules) {
      const own = ruled.get(rule.rule_id) ?? [];
      own.push({ verdict, mixed: isMixed(one, rule.quantity, verdict) });
      ruled.set(rule.rule_id, own);
    }
  return [
    share(null, passed, passed + whole("fail")),
    ...councilVerdictParts.map((verdict) =>
      piece(`verdict=${verdict}`, whole(verdict), councils.length),
    ),
    ...[...ruled]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([id, own]) => [
        ...ruleVerdictParts.map((verdict) =>
          piece(
            `rule=${id};verdict=${verdict}`,
            own.filter((one) => one.verdict === verdict).length,
            own.length,
          ),
        ),
        ...mixedCount(id, own),
      ]),
  ];
}

/** Passes by its number of representatives, but not by one standard for the whole village: told apart, not failed. */
const isMixed = ({ uniformStandards }: JudgedCouncil, quantity: string, verdict: string): boolean =>
  quantity === "representatives" && verdict === "pass" && uniformStandards?.length === 0;

function mixedCount(
  id: string,
  own: readonly { readonly verdict: string; readonly mixed: boolean }[],
): readonly Counts[] {
  const mixed = own.filter((one) => one.mixed).length;
  const passed = own.filter(({ verdict }) => verdict === "pass").length;
  return mixed > 0 ? [piece(`rule=${id};standard=mixed`, mixed, passed)] : [];
}
