import type { PlanProgress, PlanResult, Scenario, ScenarioIssue } from "@atlas/planner";
import type { PlanGround } from "./plan-ground.js";
import type {
  Change,
  GivenSelection,
  InfeasiblePlan,
  PlanDetails,
  PlanOrder,
  PlanReport,
} from "./plan-orders.js";
import { joinTrace } from "./join-trace.js";
import type { SheetId } from "./plan-book.js";

/** Where the work on a sheet stands, and what came of it. */
export interface Run {
  readonly phase: "idle" | "running" | "done" | "stopped" | "infeasible" | "refused" | "failed";
  /** What it was asked for last; null: nothing. */
  readonly scenario: Scenario | null;
  readonly issues: readonly ScenarioIssue[];
  /** Of the search, in order of time. */
  readonly trace: readonly PlanProgress[];
  readonly plan: { readonly result: PlanResult; readonly details: PlanDetails } | null;
  /** The selection was changed by hand since the search. */
  readonly byHand: boolean;
  readonly infeasible: InfeasiblePlan | null;
  /** Null: there are no frequencies, and none are awaited. */
  readonly shaken: {
    readonly runs: number;
    /** Null: they are awaited. */
    readonly share: ReadonlyMap<string, number> | null;
  } | null;
  /** What putting a compound in or out would cost, by its id. */
  readonly changes: Readonly<Record<string, Change | "asked">>;
  readonly fault: string | null;
}

const idle: Run = {
  phase: "idle",
  scenario: null,
  issues: [],
  trace: [],
  plan: null,
  byHand: false,
  infeasible: null,
  shaken: null,
  changes: {},
  fault: null,
};

/** Runs searches in a worker of their own, one at a time; to stop one, the worker is ended, and what was found stays. */
export class PlanRunner {
  readonly #ground: PlanGround;
  readonly #listeners = new Set<() => void>();
  #runs: Readonly<Partial<Record<SheetId, Run>>> = {};
  #worker: Worker | null = null;
  /** The sheet that the worker is at. */
  #at: SheetId = "A";

  constructor(ground: PlanGround) {
    this.#ground = ground;
  }

  readonly current = (): Readonly<Partial<Record<SheetId, Run>>> => this.#runs;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  runOf(sheet: SheetId): Run {
    return this.#runs[sheet] ?? idle;
  }

  solve(sheet: SheetId, scenario: Scenario): void {
    this.#leaveFor(sheet);
    this.#show(sheet, { ...idle, scenario, phase: "running" });
    this.#order({ kind: "solve", scenario });
  }

  /** Ends the search, or the shaking; the best selection until then is kept, with the bound as it stood. */
  stop(): void {
    const sheet = this.#at;
    this.#end();
    const run = this.runOf(sheet);
    if (run.phase !== "running") return;
    const last = run.trace.at(-1);
    if (!run.scenario || !last?.selected) {
      this.#show(sheet, { ...run, phase: "stopped" });
      return;
    }
    const stopped: Run = { ...run, phase: "stopped" };
    this.#show(sheet, stopped);
    const order: PlanOrder = {
      kind: "judge",
      scenario: run.scenario,
      given: {
        selected: last.selected,
        basis: {
          bound: last.bound,
          bound_kind: null,
          work: last.work,
          time_s: last.seconds,
          stopped: "work",
          certificate: { duals: null, verified_bound: null },
        },
      },
    };
    // That it stopped is shown first.
    setTimeout(() => {
      if (this.runOf(sheet) === stopped) this.#order(order);
    });
  }

  /** Takes a selection that was changed by hand; the bound of the search must hold for the scenario too. */
  take(sheet: SheetId, scenario: Scenario, selected: GivenSelection["selected"]): void {
    const run = this.runOf(sheet);
    if (!run.plan) return;
    this.#leaveFor(sheet);
    const basis = run.plan.result;
    const same =
      selected.length === basis.selected.length &&
      selected.every((id) => basis.selected.includes(id));
    this.#show(sheet, {
      ...run,
      scenario,
      byHand: run.byHand || !same,
      shaken: null,
      changes: {},
      phase: "done",
    });
    this.#order({ kind: "judge", scenario, given: { selected, basis } });
  }

  /** Asks what putting a compound in, or out, would cost. */
  askChange(sheet: SheetId, id: string): void {
    const run = this.runOf(sheet);
    if (!run.plan || !run.scenario || run.changes[id] !== undefined || run.phase === "running")
      return;
    if (sheet !== this.#at) this.#leaveFor(sheet);
    this.#show(sheet, { ...run, changes: { ...run.changes, [id]: "asked" } });
    const { lottery, ...found } = run.plan.result;
    // What a drawn panel would lose or gain is told against the best.
    const { selected, objective } = lottery
      ? { selected: lottery.best, objective: lottery.best_objective }
      : found;
    this.#order({ kind: "change", scenario: run.scenario, plan: { selected, objective }, id });
  }

  /** Lets a copy of a sheet begin with what is known of it. */
  copy(from: SheetId, to: SheetId): void {
    const run = this.runOf(from);
    if (run.phase === "done" || run.phase === "stopped") this.#show(to, run);
  }

  /** Forgets a sheet; where the worker is at it, it is ended. */
  forget(sheet: SheetId): void {
    if (this.#at === sheet) this.#end();
    const { [sheet]: _, ...others } = this.#runs;
    this.#runs = others;
    for (const listener of this.#listeners) listener();
  }

  #order(order: PlanOrder): void {
    if (!this.#worker) {
      const worker = new Worker(new URL("./plan-worker.js", import.meta.url), { type: "module" });
      worker.addEventListener("message", ({ data }: MessageEvent<PlanReport>) => {
        if (worker === this.#worker) this.#hear(data);
      });
      worker.addEventListener("error", ({ message }) => {
        if (worker === this.#worker) this.#hear({ kind: "fault", message });
      });
      this.#worker = worker;
      worker.postMessage({ kind: "ground", ground: this.#ground } satisfies PlanOrder, {
        transfer: [],
      });
    }
    this.#worker.postMessage(order, { transfer: [] });
  }

  #hear(report: PlanReport): void {
    const sheet = this.#at;
    const run = this.runOf(sheet);
    switch (report.kind) {
      case "progress":
        return this.#show(sheet, { ...run, trace: joinTrace(run.trace, report.steps) });
      case "plan": {
        const { result, details, issues } = report;
        const phase = run.phase === "running" ? "done" : run.phase;
        const shaken = report.shaking ? { runs: 0, share: null } : null;
        return this.#show(sheet, { ...run, phase, issues, plan: { result, details }, shaken });
      }
      case "infeasible":
        return this.#show(sheet, {
          ...run,
          phase: "infeasible",
          issues: report.issues,
          infeasible: report.result,
        });
      case "refused":
        return this.#show(sheet, { ...run, phase: "refused", issues: report.issues });
      case "shaken":
        return this.#showShaken(run.plan, { runs: report.runs, share: report.share });
      case "change": {
        const { id, change } = report;
        return this.#show(sheet, { ...run, changes: { ...run.changes, [id]: change } });
      }
      case "fault":
        this.#end();
        return this.#show(sheet, {
          ...this.runOf(sheet),
          phase: "failed",
          fault: report.message,
        });
    }
  }

  /** Ends what an order about a sheet would have to wait for, and what would still be told of another sheet. */
  #leaveFor(sheet: SheetId): void {
    const { phase, changes, shaken } = this.runOf(this.#at);
    if (phase === "running") this.stop();
    else if (
      Object.values(changes).includes("asked") ||
      (shaken?.share === null && sheet !== this.#at)
    )
      this.#end();
    this.#at = sheet;
  }

  /** Ends the worker; what was awaited from it is awaited no longer. */
  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    const run = this.runOf(this.#at);
    const known = Object.entries(run.changes).filter(([, change]) => change !== "asked");
    if (known.length !== Object.keys(run.changes).length)
      this.#show(this.#at, { ...run, changes: Object.fromEntries(known) });
    if (run.shaken?.share === null) this.#showShaken(run.plan, null);
  }

  /** Shows how often a plan's compounds are chosen on its sheet and on the copies of it that wait for the same. */
  #showShaken(plan: Run["plan"], shaken: Run["shaken"]): void {
    for (const [sheet, run] of Object.entries(this.#runs) as [SheetId, Run][])
      if (run.plan === plan && run.shaken?.share === null) this.#show(sheet, { ...run, shaken });
  }

  #show(sheet: SheetId, run: Run): void {
    this.#runs = { ...this.#runs, [sheet]: run };
    for (const listener of this.#listeners) listener();
  }
}
