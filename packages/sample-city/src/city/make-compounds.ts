import { divisionById, divisionRows, units } from "@atlas/divisions";
import { type Random, randomStream } from "../random.js";
import { effects } from "./effects.js";
import type { TrueCompound } from "./true-city.js";

const roads =
  "青石 银杏 芙蓉 锦绣 双槐 望溪 柳荫 石桥 听泉 竹影 桂香 梨花 丹枫 云栖 映月 古井 清溪 白鹭 晴川 松涛 碧波 槐树 荷塘 杏园 书院后 织锦 铁像前 水碾 磨坊 茶铺".split(
    " ",
  );
const roadEnds = ["路", "街", "巷", "东路", "西街", "北巷"];
const estates =
  "映溪 听竹 云锦 蓉桂 栖霞 知松 望岚 澄园 沐杏 锦岸 和禾 悦槐 清樾 怡桐 翠屏 半山 星禾 南荷 北苑 书香".split(
    " ",
  );
const estateEnds = ["花园", "苑", "雅居", "公馆", "新居", "小区", "家园", "庭院"];

/** The one compound that is real: a first-batch pilot unit named in the source article. */
export const namedCompound = { name: "星辉中路6号院", community: "510106030005" };

/** Places compounds in real communities round schematic points. Names are invented, all but one.
 * @param scale 1 is the size of Chengdu: 20,3xx old and 7,1xx managed compounds */
export function makeCompounds(seed: number, scale: number): readonly TrueCompound[] {
  const size = randomStream(seed, "size");
  const oldCount = Math.max(24, Math.round((20_300 + size.integer(0, 99)) * scale));
  const managedCount = Math.max(24, Math.round((7_100 + size.integer(0, 99)) * scale));
  const weights = communityWeights(seed);
  const compounds: TrueCompound[] = [];
  const named = new Map(weights.map(({ id }) => [id, new Set<string>()]));
  for (const [kind, count] of [
    ["old", oldCount],
    ["managed", managedCount],
  ] as const) {
    allocate(weights, count, kind).forEach((inCommunity, i) => {
      const community = weights[i]!.id;
      const random = randomStream(seed, "compound", kind, community);
      const taken = named.get(community)!;
      let last: TrueCompound | null = null;
      for (let k = 0; k < inCommunity; k += 1) {
        last = makeCompound(random, kind, community, taken, compounds.length, last);
        compounds.push(last);
      }
    });
  }
  const first = compounds.find(
    (c) => c.kind === "old" && c.community_id === namedCompound.community,
  );
  const real = first ?? compounds.find((c) => c.kind === "old" && c.unit_id === "510106")!;
  return compounds.map((compound) => (compound === real ? asNamed(compound) : compound));
}

function asNamed(compound: TrueCompound): TrueCompound {
  const community = divisionRows.find((row) => row.division_id === namedCompound.community)!;
  return {
    ...compound,
    name: namedCompound.name,
    address: "星辉中路6号",
    community_id: community.division_id,
    township_id: community.parent_id!,
    lon: community.lon!,
    lat: community.lat!,
    firstYear: null,
    lastYear: null,
    valid_from: null,
    valid_to: null,
  };
}

interface Weight {
  readonly id: string;
  readonly old: number;
  readonly managed: number;
}

function communityWeights(seed: number): readonly Weight[] {
  const weights: Weight[] = [];
  for (const unit of units) {
    const communities = divisionRows.filter(
      (row) => row.level === "community" && row.manager_id === unit.division_id,
    );
    const raw = communities.map((row) => {
      const random = randomStream(seed, "weight", row.division_id);
      const urban = row.community_kind === "resident" ? 6 : 1;
      return {
        id: row.division_id,
        old: urban * random.lognormal(1, 0.6),
        managed: urban * random.lognormal(1, 0.7),
      };
    });
    const share = effects.units[unit.division_id]!.compounds;
    for (const kind of ["old", "managed"] as const) {
      const total = raw.reduce((sum, weight) => sum + weight[kind], 0);
      for (const weight of raw) weight[kind] *= share / total;
    }
    weights.push(...raw);
  }
  return weights;
}

/** Largest remainders: whole numbers that add up to `count`. */
function allocate(
  weights: readonly Weight[],
  count: number,
  kind: "old" | "managed",
): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight[kind], 0);
  const exact = weights.map((weight) => (weight[kind] / total) * count);
  const whole = exact.map(Math.floor);
  const missing = count - whole.reduce((sum, value) => sum + value, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - whole[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, missing)) whole[i]! += 1;
  return whole;
}

function makeCompound(
  random: Random,
  kind: "old" | "managed",
  communityId: string,
  taken: Set<string>,
  ordinal: number,
  neighbour: TrueCompound | null,
): TrueCompound {
  const community = divisionById(communityId)!;
  const builtYear =
    kind === "old"
      ? random.integer(1978, 2004)
      : random.chance(0.43)
        ? random.integer(1992, 2004)
        : random.integer(2005, 2021);
  const households =
    kind === "old"
      ? Math.max(12, Math.round(random.lognormal(84, 0.5)))
      : Math.max(40, Math.round(random.lognormal(860, 0.95)));
  const beside = neighbour && random.chance(0.22) ? nextDoor(random, neighbour, taken) : null;
  const { name, address } = beside ?? invent(random, kind, taken);
  const firstYear = random.chance(0.04) ? random.integer(2020, 2022) : null;
  const lastYear = firstYear === null && random.chance(0.012) ? random.integer(2020, 2022) : null;
  return {
    compound_id: `T${String(ordinal + 1).padStart(6, "0")}`,
    name,
    aliases: [],
    kind,
    unit_id: community.manager_id!,
    township_id: community.parent_id!,
    community_id: communityId,
    address,
    lon: beside
      ? sixDecimals(neighbour!.lon + random.normal() * 0.0008)
      : sixDecimals(community.lon! + random.normal() * 0.0032),
    lat: beside
      ? sixDecimals(neighbour!.lat + random.normal() * 0.0007)
      : sixDecimals(community.lat! + random.normal() * 0.0028),
    position_source: "return",
    built_year: builtYear,
    buildings: Math.max(1, Math.round(households / (kind === "old" ? 36 : 90))),
    households,
    residents: Math.round(households * (2.2 + random.next() * 0.7)),
    management: manage(random, kind),
    self_governance: govern(random, kind),
    party_branch: random.chance(kind === "old" ? 0.62 : 0.7),
    rules_published: random.chance(0.48),
    valid_from: firstYear === null ? null : `${firstYear}-01-01`,
    valid_to: lastYear === null ? null : `${lastYear}-01-01`,
    office_number: null,
    extra: null,
    geometry: null,
    firstYear,
    lastYear,
  };
}

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The compound next door: two house numbers on, the next annex, or the next phase. Null where there is none, or its name is taken. */
function nextDoor(
  random: Random,
  { name, address }: TrueCompound,
  taken: Set<string>,
): { name: string; address: string } | null {
  const step = random.chance(0.8) ? 2 : 10;
  const next = name
    .replace(/(\d+)(?=号院$)/, (digits) => String(Number(digits) + step))
    .replace(/一期$|二期$/, (phase) => (phase === "一期" ? "二期" : "三期"))
    .replace(/东区$|A区$/, (zone) => (zone === "东区" ? "西区" : "B区"));
  if (next === name || taken.has(next)) return null;
  taken.add(next);
  const moved = /附\d+号院$/.test(name) || !name.endsWith("号院");
  return {
    name: next,
    address: moved
      ? address!
      : address!.replace(/(\d+)(?=号$)/, (digits) => String(Number(digits) + step)),
  };
}

function manage(random: Random, kind: "old" | "managed"): string {
  const roll = random.next();
  if (kind === "managed") return roll < 0.9 ? "professional" : "agent";
  if (roll < 0.3) return "professional";
  return roll < 0.6 ? "self" : roll < 0.72 ? "agent" : roll < 0.85 ? "subdistrict" : "none";
}

function govern(random: Random, kind: "old" | "managed"): string {
  const roll = random.next();
  if (kind === "managed")
    return roll < 0.55 ? "owners_committee" : roll < 0.75 ? "management_committee" : "none";
  return roll < 0.5
    ? "residents_group"
    : roll < 0.6
      ? "management_committee"
      : roll < 0.68
        ? "owners_committee"
        : "none";
}

function invent(
  random: Random,
  kind: "old" | "managed",
  taken: Set<string>,
): { name: string; address: string } {
  for (;;) {
    const road = random.pick(roads) + random.pick(roadEnds);
    const number = random.integer(1, 188);
    const address = `${road}${number}号`;
    const estate = random.pick(estates) + random.pick(estateEnds);
    const roll = random.next();
    const name =
      kind === "old"
        ? roll < 0.72
          ? `${road}${number}号院`
          : roll < 0.82
            ? `${road}${number}号附${random.integer(1, 9)}号院`
            : estate
        : roll < 0.3
          ? `${estate}${random.pick(["一期", "二期", "三期"])}`
          : roll < 0.42
            ? `${estate}${random.pick(["东区", "西区", "A区", "B区"])}`
            : estate;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, address };
  }
}
