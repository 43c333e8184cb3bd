import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kindFields } from "../map/kind-fields.js";
import { csvRecords } from "../reference.js";
import { columnsOfField } from "./lineage.js";

test("every element of the index fills the score", () => {
  const file = new URL("../../../../data/reference/elements.csv", import.meta.url);
  const ids = csvRecords(readFileSync(file, "utf8")).map((row) => row["element_id"]!);
  expect(ids).toHaveLength(22);
  for (const id of ids) expect(columnsOfField("assessments", `element:${id}`)).toEqual(["score"]);
});

test("a field that identifies or fills a record has a column in the map", () => {
  const kinds = Object.keys(kindFields) as (keyof typeof kindFields)[];
  const without = kinds.flatMap((kind) =>
    Object.keys(kindFields[kind]).flatMap((field) =>
      columnsOfField(kind, field).length === 0 ? [`${kind}.${field}`] : [],
    ),
  );
  expect(without).toEqual([]);
});
