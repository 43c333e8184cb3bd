// What the labelled pairs say of the weights: node --import tsx scripts/linkage/weigh-pairs.ts
// For every level of name, door and distance: how many pairs that are one compound and that are two have it, the bits which that gives by
// itself (log2 of the ratio of shares, half a pair added to each count), and the committed weight. The labelled pairs are hard ones: in a
// name-alike pair of two compounds something else tells them apart (the conflict, not weighed), so these are left out of the counts.
import { readFileSync } from "node:fs";
import {
  type Evidence,
  type LinkRecord,
  parseRecord,
  scorePair,
} from "../../packages/normalize/src/link/score-pair.js";
import { fromRoot } from "../paths.js";

type Pair = Readonly<Record<string, string>>;
type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;

// No cell of the file is quoted.
const [header, ...lines] = readFileSync(
  fromRoot("packages", "normalize", "src", "link", "testing", "hard-pairs.csv"),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const pairs = lines.map((cells): Pair =>
  Object.fromEntries(header!.map((column, i) => [column, cells[i] ?? ""])),
);
const weights = JSON.parse(
  readFileSync(fromRoot("data", "linkage", "weights.json"), "utf8"),
) as Weights;

const listing = (name: string, address: string, meters: string, from: number): LinkRecord => ({
  id: name,
  names: [name],
  address: address === "" ? null : address,
  unit_id: null,
  township_id: null,
  community_id: null,
  lon: meters === "" ? null : 104,
  lat: meters === "" ? null : 30.6 + (from * Number(meters)) / 111_320,
  households: null,
  built_year: null,
  kind: null,
  returns: new Set(),
});

const judged = pairs
  .filter((pair) => pair["verdict"] !== "undecidable")
  .map((pair) => {
    const meters = pair["meters"]!;
    const a = parseRecord(listing(pair["name_a"]!, pair["address_a"]!, meters, 0));
    const b = parseRecord(listing(pair["name_b"]!, pair["address_b"]!, meters, 1));
    const { evidence } = scorePair(a, b, () => 1);
    return { evidence, same: pair["verdict"] === "same" };
  })
  .filter(({ evidence }) => evidence.conflict === null);

for (const field of ["name", "door", "distance"] as const satisfies readonly (keyof Evidence)[]) {
  const levels = Object.keys(weights[field]!);
  const known = judged.filter(({ evidence }) => evidence[field] !== "missing");
  const count = (same: boolean, level?: string): number =>
    known.filter(
      (one) => one.same === same && (level === undefined || one.evidence[field] === level),
    ).length;
  process.stdout.write(`${field}: ${count(true)} pairs of one compound, ${count(false)} of two\n`);
  for (const level of levels) {
    if (level === "missing") continue;
    const share = (same: boolean): number =>
      (count(same, level) + 0.5) / (count(same) + levels.length / 2);
    const bits = Math.log2(share(true) / share(false));
    process.stdout.write(
      `  ${level.padEnd(15)} ${String(count(true, level)).padStart(3)} ${String(count(false, level)).padStart(3)}  ${bits.toFixed(1).padStart(5)} bits, committed ${weights[field]![level]!}\n`,
    );
  }
}
