import { daysOfPeriod } from "@atlas/schema";
import type { CouncilRuleLine } from "@atlas/warehouse";
import { type NaiveFigures, type Place, known } from "./naive-figures.js";
import { type SmallCity, places } from "./small-city.js";

type Council = NonNullable<SmallCity["council"]>[number];

const fraction = (text: string): readonly [number, number] => {
  const [over, under = "1"] = text.split("/");
  return [Number(over), Number(under)];
};

/** Whether a number keeps a rule, multiplied out. */
function keeps(rule: CouncilRuleLine, number: number, base: number): boolean {
  const [least, underLeast] = fraction(rule.at_least ?? "0");
  const [most, underMost] = fraction(rule.at_most ?? "999999");
  return number * underLeast >= least * base && number * underMost <= most * base;
}

function verdictOf(council: Council, rule: CouncilRuleLine, rules: readonly CouncilRuleLine[]) {
  const has = council[rule.quantity];
  const baseOf = ({ base }: CouncilRuleLine) => (base === null ? 1 : council[base]);
  const rivals = rules.filter(
    (other) => other.quantity === rule.quantity && other.base !== "members" && known(baseOf(other)),
  );
  if (rivals.includes(rule)) {
    // Every number of people that could be tried.
    const all = Array.from({ length: 200 }, (_, number) => number);
    for (const other of rivals)
      if (!all.some((x) => keeps(rule, x, baseOf(rule)!) && keeps(other, x, baseOf(other)!)))
        return "unsatisfiable";
  }
  const base = baseOf(rule);
  if (!known(has) || !known(base) || (rule.within_base && has > base)) return "unknown";
  return keeps(rule, has, base) ? "pass" : "fail";
}

/** Whether nobody who reports for the place has sent a register of councils that was begun by the window's end. */
export function naiveSilent({ city }: NaiveFigures, place: Place): boolean {
  const units = place.level === "city" ? places.units : [managerOf(place.unit)];
  return units.every((unit) => silentUnit(city, unit, place.window));
}

const managerOf = (unit: string): string => {
  const spot = places.townships.findIndex((id) => id === unit);
  return spot < 0 ? unit : places.managers[spot]!;
};

const silentUnit = (city: SmallCity, unit: string, window: string): boolean =>
  !city.submission.some(
    (row) =>
      row.kind === "councils" &&
      row.unit_id === unit &&
      ["accepted", "superseded"].includes(row.status!) &&
      daysOfPeriod(row.period!).first <= daysOfPeriod(window).last,
  );

/** Councils by verdict (`verdict=…`) and by rule and verdict (`rule=…;verdict=…`). */
export function naiveCouncils(
  { city }: NaiveFigures,
  { level, unit, window }: Place,
  all: readonly CouncilRuleLine[],
): Readonly<Record<string, number>> {
  const { last } = daysOfPeriod(window);
  const found: Record<string, number> = {};
  const add = (key: string): void => {
    found[key] = (found[key] ?? 0) + 1;
  };
  for (const council of city.council ?? []) {
    const stands =
      (!known(council.valid_from) || council.valid_from <= last) &&
      (!known(council.valid_to) || council.valid_to > last);
    const here =
      level === "city"
        ? !silentUnit(city, council.unit_id!, window)
        : [council.unit_id, council.township_id].includes(unit);
    if (!stands || !here) continue;
    const rules = all.filter(
      (rule) =>
        [council.unit_id, council.township_id].includes(rule.jurisdiction_id) &&
        (rule.valid_to === null || rule.valid_to > last),
    );
    const verdicts = rules.map((rule) => verdictOf(council, rule, rules));
    rules.forEach((rule, i) => add(`rule=${rule.rule_id};verdict=${verdicts[i]}`));
    const worst = ["fail", "unsatisfiable", "unknown", "pass"].find((one) =>
      verdicts.some((verdict) => verdict === one),
    );
    add(`verdict=${worst ?? "no_rule"}`);
  }
  return found;
}
