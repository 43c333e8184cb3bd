import type { Scenario } from "@atlas/planner";
import { parseScenario } from "@atlas/planner/plain";
import type { Decision, SheetId } from "./plan-book.js";
import type { PlanBookStore } from "./plan-book-store.js";
import type { PlanRunner } from "./plan-runner.js";
import { type ScenarioDocument, withValue } from "./scenario-document.js";

/** What is done by hand to the plan of a sheet. */
export interface HandActions {
  readonly lock: (id: string) => void;
  readonly exclude: (id: string) => void;
  /** Lets go of what was locked or excluded. */
  readonly release: (id: string) => void;
  /** Takes some out of the plan and puts others in. */
  readonly swap: (out: readonly string[], ids: readonly string[]) => void;
}

/** Minutes of this machine's clock, `YYYY-MM-DD HH:MM`. */
export function minuteOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** Does what was decided by hand, writes it into the log, and has the plan judged or found anew. A rule that is added can only lower what is possible, so that the bound of the search still
 * holds; after a rule is let go it may not, and the plan waits to be solved again. */
export function handActions(
  kept: PlanBookStore,
  runner: PlanRunner,
  sheet: SheetId,
  document: ScenarioDocument,
  scenario: Scenario,
  stale: boolean,
): HandActions {
  const note = (
    what: Decision["what"],
    ids: readonly string[],
    out: readonly string[] = [],
  ): Decision => ({ at: minuteOf(new Date()), sheet, what, ids, out, why: "" });
  const without = (list: readonly string[], id: string): readonly string[] =>
    list.filter((one) => one !== id);
  const write = (
    include: readonly string[],
    exclude: readonly string[],
    decision: Decision,
  ): Scenario => {
    const next = withValue(withValue(document, "/include", include), "/exclude", exclude);
    kept.write(sheet, next, decision);
    return parseScenario(next).scenario;
  };
  const selected = runner.runOf(sheet).plan?.result.selected ?? [];
  const has = (id: string): boolean => selected.includes(id);
  /** The bound is of the scenario as it is written. */
  const bounded = selected.length > 0 && !stale;
  return {
    lock: (id) => {
      const released = scenario.exclude.includes(id);
      const next = write(
        [...without(scenario.include, id), id],
        without(scenario.exclude, id),
        note("lock", [id]),
      );
      if (bounded && has(id) && !released) runner.take(sheet, next, selected);
      else runner.solve(sheet, next);
    },
    exclude: (id) => {
      const released = scenario.include.includes(id);
      const next = write(
        without(scenario.include, id),
        [...without(scenario.exclude, id), id],
        note("exclude", [id]),
      );
      if (bounded && !has(id) && !released) runner.take(sheet, next, selected);
      else runner.solve(sheet, next);
    },
    release: (id) => {
      write(without(scenario.include, id), without(scenario.exclude, id), note("release", [id]));
    },
    swap: (out, ids) => {
      kept.note(note("swap", ids, out));
      runner.take(sheet, scenario, [...selected.filter((id) => !out.includes(id)), ...ids]);
    },
  };
}
