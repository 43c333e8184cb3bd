import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { candidatePairs } from "./candidate-pairs.js";
import { linkRecords } from "./link-records.js";
import { type LinkRecord, parseRecord } from "./score-pair.js";

interface Row {
  readonly compound: string;
  readonly list: string;
  readonly name: string;
  readonly address: string;
  readonly east: string;
  readonly north: string;
}

const rows = Papa.parse<Row>(
  readFileSync(new URL("testing/three-lists.csv", import.meta.url), "utf8"),
  { header: true, skipEmptyLines: true },
).data;

const degreesPerMeter = 1 / 111_320;

/** A register, an agency's site and a map, which know no community. */
const records = rows.map(({ list, name, address, east, north }): LinkRecord => ({
  id: `${list}|${name}|${address}`,
  names: [name],
  address,
  unit_id: "510106",
  township_id: null,
  community_id: null,
  lon: east === "" ? null : 104.05 + (Number(east) * degreesPerMeter) / Math.cos(0.536),
  lat: north === "" ? null : 30.7 + Number(north) * degreesPerMeter,
  households: null,
  built_year: null,
  kind: null,
  returns: new Set([list]),
}));
const truth = new Map(records.map(({ id }, i) => [id, rows[i]!.compound]));
const { clusters } = linkRecords(records);
const clusterOf = new Map(
  clusters.flatMap((cluster) => cluster.map((id) => [id, cluster] as const)),
);

function agreement(): { readonly f1: number; readonly bCubedF1: number; readonly wrong: number } {
  let [both, found, real] = [0, 0, 0];
  let [precision, recall] = [0, 0];
  for (const { id } of records) {
    const mine = clusterOf.get(id)!;
    const same = [...truth]
      .filter(([, compound]) => compound === truth.get(id))
      .map(([one]) => one);
    const common = mine.filter((one) => same.includes(one)).length;
    precision += common / mine.length / records.length;
    recall += common / same.length / records.length;
    both += common - 1;
    found += mine.length - 1;
    real += same.length - 1;
  }
  return {
    f1: (2 * both) / (found + real),
    bCubedF1: (2 * precision * recall) / (precision + recall),
    wrong: found - both,
  };
}

test("listings of three lists are joined as their compounds, and no others", () => {
  const { f1, bCubedF1, wrong } = agreement();
  const split = [...new Set(truth.values())].flatMap((compound) => {
    const ids = [...truth].filter(([, one]) => one === compound).map(([id]) => id);
    return new Set(ids.map((id) => clusterOf.get(id))).size > 1 ? [ids.join(" = ")] : [];
  });
  expect(wrong).toBe(0);
  expect(f1, split.join("\n")).toBeGreaterThanOrEqual(0.97);
  expect(bCubedF1).toBeGreaterThanOrEqual(0.98);
});

test("every true pair comes up for comparison", () => {
  const compared = new Set(
    [...candidatePairs(records.map(parseRecord))].map(([a, b]) => `${a}|${b}`),
  );
  const missing = records.flatMap((one, i) =>
    records.flatMap((other, j) =>
      i < j && truth.get(one.id) === truth.get(other.id) && !compared.has(`${i}|${j}`)
        ? [`${one.id} / ${other.id}`]
        : [],
    ),
  );
  expect(missing).toEqual([]);
});
