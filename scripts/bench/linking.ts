// Speed of linking listings: node --import tsx scripts/bench/linking.ts [--records N] [--runs N]
// Seeded: three quarters of the listings are compounds of a register, one quarter the same compounds in another list, written differently.
// The baseline, in the same process, compares the raw names of every pair in a community by shared pairs of characters, and nothing else.
// Also prints how many of the true pairs came up for comparison at all (completeness of blocking) and the share of all pairs spared.
import { loadavg } from "node:os";
import { quantile, seededNumbers } from "@atlas/testkit/numbers";
import { divisionRows } from "../../packages/divisions/src/index.js";
import { candidatePairs } from "../../packages/normalize/src/link/candidate-pairs.js";
import { linkRecords } from "../../packages/normalize/src/link/link-records.js";
import { type LinkRecord, parseRecord } from "../../packages/normalize/src/link/score-pair.js";

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const total = argument("records", 36_000);
const runs = argument("runs", 5);

const random = seededNumbers(20261125);
const below = (n: number): number => Math.floor(random() * n);
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;

const communities = divisionRows.filter(({ level }) => level === "community");
const townships = new Map(divisionRows.map((row) => [row.division_id, row]));
const stems = [..."锦绣竹韵听溪枫岭梧桐月映橡树林海棠云栖荷塘翠柏晴川望江松涛紫荆银杏芙蓉雅居"];
const roads = [..."蜀汉锦城百花青羊紫荆光华草堂武青晋阳桐梓林玉洁玉林双楠浆洗"];
const endings = ["花园", "苑", "小区", "家园", "公寓", "宿舍", ""];
const digits = "零一二三四五六七八九";
const words = (n: number): string =>
  n < 10 ? digits[n]! : n < 20 ? `十${n % 10 === 0 ? "" : digits[n % 10]!}` : String(n);

interface Listing {
  readonly truth: number;
  readonly record: LinkRecord;
}

function compound(truth: number): Listing {
  const community = communities[truth % communities.length]!;
  const road = `${pick(roads)}${pick(roads)}${pick(["路", "街", "巷", "中路", "东街"])}`;
  const house = 1 + below(180);
  const proper = random() < 0.5;
  const phase = random() < 0.2 ? `${pick(["一", "二", "三"])}期` : "";
  const name = proper
    ? `${pick(stems)}${pick(stems)}${random() < 0.5 ? pick(stems) : ""}${pick(endings)}${phase}`
    : `${road}${house}号院`;
  return {
    truth,
    record: {
      id: `${community.division_id}|${name}|${truth}`,
      names: [name],
      address: `${road}${house}号`,
      unit_id: townships.get(community.parent_id!)!.manager_id,
      township_id: community.parent_id,
      community_id: community.division_id,
      lon: 103.9 + random() * 0.3,
      lat: 30.5 + random() * 0.3,
      households: 20 + below(900),
      built_year: 1980 + below(40),
      kind: "old",
      returns: new Set(["register"]),
    },
  };
}

function otherWriting({ truth, record }: Listing): Listing {
  const [name] = record.names;
  const written = name!
    .replace(/\d+(?=号)/, (digit) => words(Number(digit)))
    .replace(/号院$/, () => pick(["号", "#院", "号小区"]))
    .replace(/花园/, () => pick(["花园", "花苑", "花园小区"]));
  return {
    truth,
    record: {
      ...record,
      id: `other|${record.id}`,
      names: [written],
      address: random() < 0.7 ? record.address : null,
      community_id: random() < 0.8 ? record.community_id : null,
      lon: random() < 0.6 ? record.lon! + (random() - 0.5) * 0.002 : null,
      households: random() < 0.6 ? record.households : null,
      returns: new Set(["other list"]),
    },
  };
}

const register = Array.from({ length: Math.round(total * 0.75) }, (_, i) => compound(i));
const listings = [...register, ...register.slice(0, total - register.length).map(otherWriting)];
const records = listings.map(({ record }) => record);
const truthOf = new Map(listings.map(({ truth, record }) => [record.id, truth]));

function baseline(): number {
  const places = new Map<string, Set<string>[]>();
  for (const { community_id: community, names } of records) {
    const [name] = names;
    const pairs = new Set(
      Array.from({ length: name!.length - 1 }, (_, i) => name!.slice(i, i + 2)),
    );
    const there = places.get(community ?? "");
    if (community === null) continue;
    if (there) there.push(pairs);
    else places.set(community, [pairs]);
  }
  let alike = 0;
  for (const all of places.values())
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) {
        const common = [...a].filter((pair) => b.has(pair)).length;
        if ((2 * common) / (a.size + b.size) > 0.8) alike += 1;
      }
  return alike;
}

const timed = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};
const linking: number[] = [];
const naive: number[] = [];
for (let run = 0; run < runs; run += 1) {
  naive.push(timed(baseline));
  linking.push(timed(() => linkRecords(records)));
}
const median = (values: readonly number[]): number => quantile(values, 0.5);
const shown = (values: readonly number[]): string =>
  `median ${median(values).toFixed(0)} ms, ${quantile(values, 0).toFixed(0)} to ${quantile(values, 1).toFixed(0)} ms`;

const { clusters } = linkRecords(records);
let [right, wrong] = [0, 0];
for (const cluster of clusters)
  for (const [i, a] of cluster.entries())
    for (const b of cluster.slice(i + 1)) {
      if (truthOf.get(a) === truthOf.get(b)) right += 1;
      else wrong += 1;
    }
const parsed = records.map(parseRecord);
let [candidates, true_] = [0, 0];
for (const [a, b] of candidatePairs(parsed)) {
  candidates += 1;
  if (listings[a]!.truth === listings[b]!.truth) true_ += 1;
}
const truePairs = total - register.length;
process.stdout.write(
  `linking ${records.length} listings, n ${runs}, load ${loadavg()[0]!.toFixed(1)}
  linkRecords  ${shown(linking)} (first run parses every name)
  baseline     ${shown(naive)}; ratio ${(median(linking) / median(naive)).toFixed(1)}
  blocking     ${candidates} pairs, completeness ${(true_ / truePairs).toFixed(4)}, spared ${(1 - candidates / ((total * (total - 1)) / 2)).toFixed(5)}
  merged       right ${right}, wrong ${wrong}, of ${truePairs} true pairs
`,
);
