import type { PlanResult } from "@atlas/planner";
import { parseScenario } from "@atlas/planner/plain";
import { beforeEach, expect, test, vi } from "vitest";
import { isWhole } from "./is-whole.js";
import type { PlanGround } from "./plan-ground.js";
import type { PlanDetails, PlanOrder, PlanReport } from "./plan-orders.js";
import { PlanRunner } from "./plan-runner.js";

/** A worker that does nothing by itself. */
class IdleWorker extends EventTarget {
  readonly orders: PlanOrder["kind"][] = [];
  ended = false;

  constructor() {
    super();
    workers.push(this);
  }

  postMessage({ kind }: PlanOrder): void {
    this.orders.push(kind);
  }

  terminate(): void {
    this.ended = true;
  }

  tell(report: PlanReport): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: report }));
  }
}

let workers: IdleWorker[] = [];
const { scenario } = parseScenario({ size: 1 });
const found: PlanReport = {
  kind: "plan",
  result: { selected: ["a"], objective: 1, lottery: null } as unknown as PlanResult,
  details: {} as PlanDetails,
  issues: [],
  shaking: true,
};
const counted: PlanReport = { kind: "shaken", runs: 200, share: new Map([["a", 1]]) };

/** A runner with a plan on a sheet whose frequencies are being counted. */
function shaking(): PlanRunner {
  const runner = new PlanRunner({} as PlanGround);
  runner.solve("A", scenario);
  workers[0]!.tell(found);
  return runner;
}

beforeEach(() => {
  workers = [];
  vi.stubGlobal("Worker", IdleWorker);
  return () => vi.unstubAllGlobals();
});

test("a proposal waits for frequencies that are being counted, and for none after stop", () => {
  const runner = shaking();
  expect(isWhole(runner.runOf("A"))).toBe(false);
  workers[0]!.tell({ kind: "shaken", runs: 40, share: null });
  expect(isWhole(runner.runOf("A"))).toBe(false);
  runner.stop();
  expect(workers[0]!.ended).toBe(true);
  expect(runner.runOf("A")).toMatchObject({ phase: "done", shaken: null });
  expect(isWhole(runner.runOf("A"))).toBe(true);
});

test("a proposal waits for none where the way of choosing has no frequencies", () => {
  const runner = new PlanRunner({} as PlanGround);
  runner.solve("A", scenario);
  expect(isWhole(runner.runOf("A"))).toBe(false);
  workers[0]!.tell({ ...found, shaking: false });
  expect(isWhole(runner.runOf("A"))).toBe(true);
});

test("frequencies of a sheet are not told of another that the worker turns to", () => {
  const runner = shaking();
  workers[0]!.tell(counted);
  runner.copy("A", "B");
  runner.solve("A", scenario);
  workers[0]!.tell(found);
  runner.askChange("B", "b");
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  workers[0]!.tell({ ...counted, runs: 7 });
  expect(runner.runOf("B").shaken).toMatchObject({ runs: 200 });
  expect(runner.runOf("A").shaken).toBeNull();
  expect(workers[1]!.orders).toEqual(["ground", "change"]);
});

test("a search on another sheet ends the counting, and the plan of the first is kept", () => {
  const runner = shaking();
  runner.solve("B", scenario);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(runner.runOf("A")).toMatchObject({ phase: "done", shaken: null });
  expect(isWhole(runner.runOf("A"))).toBe(true);
  workers[1]!.tell(found);
  expect(runner.runOf("B").phase).toBe("done");
});

test("a copy made while frequencies are counted is told them too, and waits no longer when the counting ends", () => {
  const runner = shaking();
  runner.copy("A", "B");
  workers[0]!.tell(counted);
  expect(["A", "B"].map((sheet) => runner.runOf(sheet as "A" | "B").shaken?.runs)).toEqual([
    200, 200,
  ]);
  workers = [];
  const other = shaking();
  other.copy("A", "B");
  other.solve("C", scenario);
  expect(other.runOf("A").shaken).toBeNull();
  expect(other.runOf("B").shaken).toBeNull();
  expect(isWhole(other.runOf("B"))).toBe(true);
});
