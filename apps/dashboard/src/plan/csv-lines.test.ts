import { readFileSync } from "node:fs";
import { plannerInputIds, plannerInputs } from "@atlas/metrics";
import { expect, test } from "vitest";
import { csvLines } from "./csv-lines.js";

test("cells may be quoted, hold commas, quotes and line ends, and be empty", () => {
  expect(csvLines('a,b\r\n"1,""x""\n2",\n3,"4"')).toEqual([
    { a: '1,"x"\n2', b: "" },
    { a: "3", b: "4" },
  ]);
});

test("the inputs of the planner are read whole", () => {
  const text = readFileSync(
    new URL("../../../../data/planner/inputs.csv", import.meta.url),
    "utf8",
  );
  const inputs = plannerInputs(csvLines(text));
  expect(inputs.map(({ id }) => id)).toEqual([...plannerInputIds]);
  expect(inputs[0]!.definition.en).toContain("(unknown households left out; missing where");
});
