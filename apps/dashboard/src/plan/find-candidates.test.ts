import { expect, test } from "vitest";
import { findCandidates } from "./find-candidates.js";

const candidates = { ids: ["c1", "c2", "c3", "c4"], names: ["翠园", "和苑", "和苑", "c1"] };

test("candidates are found by id or whole name, each once, and what is not found is said", () => {
  expect(findCandidates(candidates, "c2, 翠园\n没有；c2 翠")).toEqual({
    found: ["c2", "c1"],
    unknown: ["没有", "翠"],
    shared: [],
  });
});

test("a name of several names none of them, nor does a name that is the id of another", () => {
  expect(findCandidates(candidates, "和苑、c1")).toEqual({
    found: [],
    unknown: [],
    shared: ["和苑", "c1"],
  });
});

test("an empty text finds nothing", () => {
  expect(findCandidates(candidates, " ,\n")).toEqual({ found: [], unknown: [], shared: [] });
});
