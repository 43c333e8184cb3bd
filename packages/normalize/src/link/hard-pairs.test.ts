import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { type LinkRecord, parseRecord, scorePair } from "./score-pair.js";

interface Labelled {
  readonly name_a: string;
  readonly address_a: string;
  readonly name_b: string;
  readonly address_b: string;
  readonly meters: string;
  readonly bearers: string;
  readonly verdict: "same" | "different" | "undecidable";
  readonly reason: string;
}

const pairs = Papa.parse<Labelled>(
  readFileSync(new URL("testing/hard-pairs.csv", import.meta.url), "utf8"),
  { header: true, skipEmptyLines: true },
).data;

const degreesPerMeter = 1 / 111_320;

function record(id: string, name: string, address: string, meters: string | null): LinkRecord {
  return {
    id,
    names: [name],
    address: address === "" ? null : address,
    unit_id: null,
    township_id: null,
    community_id: null,
    lon: meters === null ? null : 104.06,
    lat: meters === null ? null : 30.6 + Number(meters) * degreesPerMeter,
    households: null,
    built_year: null,
    kind: null,
    returns: new Set([id]),
  };
}

const judged = pairs.map((pair) => {
  const near = pair.meters === "" ? null : pair.meters;
  const a = parseRecord(record("a", pair.name_a, pair.address_a, near === null ? null : "0"));
  const b = parseRecord(record("b", pair.name_b, pair.address_b, near));
  return { ...pair, a, b, scored: scorePair(a, b, () => Number(pair.bearers || 1)) };
});

const decided = judged.filter(({ verdict }) => verdict !== "undecidable");
const text = ({
  name_a: a,
  address_a: at,
  name_b: b,
  address_b: by,
  scored,
}: (typeof judged)[number]): string => `${a} ${at} / ${b} ${by}: ${scored.zone} ${scored.score}`;

describe("labelled pairs", () => {
  test("there are enough of each verdict", () => {
    const count = (verdict: Labelled["verdict"]): number =>
      pairs.filter((pair) => pair.verdict === verdict).length;
    expect(pairs.length).toBeGreaterThanOrEqual(150);
    expect(Math.min(count("same"), count("different"))).toBeGreaterThan(60);
  });

  test("what is different or undecidable is never merged", () => {
    const merged = judged.filter(
      ({ verdict, scored }) => verdict !== "same" && scored.zone === "auto",
    );
    expect(merged.map(text)).toEqual([]);
  });

  test("of what is the same 97 % at least is merged", () => {
    const same = decided.filter(({ verdict }) => verdict === "same");
    const found = same.filter(({ scored }) => scored.zone === "auto");
    expect(found.length / same.length).toBeGreaterThanOrEqual(0.97);
  });

  test("both ways round a pair gets the same score", () => {
    for (const pair of judged) {
      const back = scorePair(pair.b, pair.a, () => Number(pair.bearers || 1));
      expect([back.zone, back.score], text(pair)).toEqual([pair.scored.zone, pair.scored.score]);
    }
  });
});
