import type { PlanProgress } from "@atlas/planner";
import { expect, test } from "vitest";
import { joinTrace } from "./join-trace.js";

const step = (seconds: number, objective: number | null, bound: number | null): PlanProgress => ({
  seconds,
  objective,
  bound,
  selected: objective === null ? null : ["a"],
  work: { rounds: seconds, nodes: 0 } as PlanProgress["work"],
});

test("the last step alone has its selection, and steps at which nothing changed are left out", () => {
  const steps = [step(1, 8, null), step(2, 8, 12), step(3, 8, 12), step(4, 9, 12)];
  const joined = joinTrace(joinTrace([], steps.slice(0, 2)), steps.slice(2));
  expect(joined.map(({ seconds }) => seconds)).toEqual([1, 2, 4]);
  expect(joined.map(({ selected }) => selected)).toEqual([null, null, ["a"]]);
  expect(joinTrace(joined, [])).toEqual(joined);
});

test("a search of twenty thousand rounds keeps some hundred steps, the first and the newest among them", () => {
  let trace: readonly PlanProgress[] = [];
  for (let at = 0; at < 20_000; at += 50)
    trace = joinTrace(
      trace,
      Array.from({ length: 50 }, (_, i) => step(at + i, 1, 2e4 - at - i)),
    );
  expect(trace.length).toBeLessThanOrEqual(400);
  expect(trace.length).toBeGreaterThan(150);
  expect(trace[0]!.seconds).toBe(0);
  expect(trace.at(-1)).toEqual(step(19_999, 1, 1));
  for (const [i, one] of trace.slice(1).entries())
    expect(one.seconds).toBeGreaterThan(trace[i]!.seconds);
});
