import { expect, test } from "vitest";
import { allowedEdges, layerViolations } from "./layers.js";

test("no import goes against the arrows", () => {
  expect(layerViolations()).toEqual([]);
});

test("the arrows have no cycle", () => {
  const reach = (name: string, seen: readonly string[]): void => {
    expect(seen, `cycle through ${name}`).not.toContain(name);
    for (const next of allowedEdges[name] ?? []) reach(next, [...seen, name]);
  };
  for (const name of Object.keys(allowedEdges)) reach(name, []);
});
