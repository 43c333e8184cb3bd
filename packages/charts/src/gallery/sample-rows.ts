import type { RankingRow } from "../ranking/ranking-row.js";

type Flat = readonly [string, number | null, number, number, number, RankingRow["flag"], number];

const flat: readonly Flat[] = [
  ["金牛区", 0.514, 0.488, 0.54, 0.47, "ok", 566],
  ["新都区", 0.489, 0.449, 0.529, 0.455, "ok", 480],
  ["锦江区", 0.468, 0.436, 0.5, 0.441, "ok", 421],
  ["温江区", 0.455, 0.408, 0.502, 0.433, "ok", 300],
  ["武侯区", 0.421, 0.391, 0.451, 0.418, "ok", 391],
  ["新津区", 0.418, 0.353, 0.484, 0.376, "partial", 151],
  ["彭州市", 0.394, 0.341, 0.447, 0.388, "ok", 260],
  ["天府新区", 0.386, 0.332, 0.44, 0.36, "ok", 121],
  ["高新区", 0.359, 0.318, 0.4, 0.352, "ok", 204],
  ["蒲江县", 0.335, 0.203, 0.467, 0.315, "small", 19],
  ["龙泉驿区", 0.33, 0.282, 0.378, 0.339, "ok", 142],
  ["金堂县", 0.283, 0.214, 0.352, 0.279, "ok", 177],
  ["简州新城", null, 0, 0, 0, "ok", 0],
  ["东部新区", null, 0, 0, 0, "thin", 3],
  ["简阳市", null, 0, 0, 0, "not_reported", 0],
];

/** Invented units, one of every kind of row. */
export const sampleRows: readonly RankingRow[] = flat.map(
  ([name, value, low, high, previous, flag, n], i) => ({
    id: `u${i + 1}`,
    name,
    value,
    low: value === null ? null : low,
    high: value === null ? null : high,
    previous: value === null ? null : previous,
    n,
    flag,
  }),
);
