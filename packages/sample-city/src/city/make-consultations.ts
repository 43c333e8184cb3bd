import type { Row } from "@atlas/schema";
import { addDays, dayOfYear } from "../days.js";
import { type Random, randomStream } from "../random.js";
import { effects } from "./effects.js";
import type { ListsInForce } from "./lists-in-force.js";
import type { TrueCompound } from "./true-city.js";

type Consultation = Row<"consultation">;

const topics: readonly (readonly [string, number, readonly string[]])[] = [
  ["lift", 9, ["3单元加装电梯", "加装电梯费用分摊", "电梯选址与采光"]],
  ["renovation", 12, ["院落改造方案", "外墙与楼道整治", "院门改造"]],
  ["parking", 15, ["停车位划线", "停车收费标准", "非机动车停放"]],
  ["sanitation", 12, ["垃圾分类投放点", "楼道清杂", "化粪池清掏"]],
  ["greening", 8, ["绿化补种", "小游园提升", "树木修枝"]],
  ["safety", 9, ["消防通道清理", "监控加装", "门禁更换"]],
  ["charging", 8, ["电动自行车充电棚选址", "充电收费"]],
  ["pipes", 7, ["雨污管网修缮", "二次供水改造"]],
  ["property_service", 7, ["物业服务标准", "选聘物业企业"]],
  ["maintenance_fund", 4, ["公共收益使用", "维修资金动用"]],
  ["rules", 4, ["居民公约修订", "议事规则"]],
  ["neighbourhood", 2, ["噪声扰民协调", "漏水纠纷"]],
  ["elderly_childcare", 4, ["老年食堂选址", "儿童活动角"]],
  ["culture", 3, ["坝坝电影", "文体活动安排"]],
  ["pets", 2, ["文明养犬公约"]],
];
const forms = ["meeting", "courtyard_talk", "round_table", "hearing", "door_to_door", "written"];
const onlineForms = ["online_meeting", "online_vote", "chat_group"];
const actors =
  "party_members community_staff owners_committee property_company experts media legal_advisers enterprises mass_organisations social_organisations deputies".split(
    " ",
  );
/** Median days from one step to the next, and the share that does not get there. */
const waits = [4, 5, 6, 9, 13, 26];
const losses = [0.02, 0.03, 0.03, 0.07, 0.08, 0.14];

/** Everything that a unit's compounds consulted on from 2019 to the as-of date, seen from that date: what had not happened yet is null. */
export function makeConsultations(
  seed: number,
  unitId: string,
  compounds: readonly TrueCompound[],
  siteSince: ReadonlyMap<string, string>,
  lists: ListsInForce,
): readonly Consultation[] {
  const townshipEffects = new Map<string, number>();
  const rows: Consultation[] = [];
  for (const compound of compounds) {
    const random = randomStream(seed, "consultations", compound.compound_id);
    let township = townshipEffects.get(compound.township_id);
    if (township === undefined) {
      township = randomStream(seed, "township", compound.township_id).normal() * effects.townshipSd;
      townshipEffects.set(compound.township_id, township);
    }
    const own = random.normal() * effects.compoundSd + township;
    const often = effects.units[compound.unit_id]!.often * random.lognormal(0.85, 0.55);
    effects.years.forEach((year, i) => {
      if (compound.firstYear !== null && year < compound.firstYear) return;
      if (compound.lastYear !== null && year >= compound.lastYear) return;
      const site = siteSince.has(compound.compound_id);
      const count = poisson(
        random,
        effects.consultationsPerYear[i]! * often * (site ? effects.siteOften : 1),
      );
      for (let k = 0; k < count; k += 1) {
        rows.push(
          makeOne(
            random,
            compound,
            dayOfYear(year, random.integer(0, 364)),
            own,
            siteSince,
            lists,
            `T${unitId}-C${String(rows.length + 1).padStart(5, "0")}`,
          ),
        );
      }
    });
  }
  for (const community of communitiesOf(compounds)) {
    const random = randomStream(seed, "community consultations", community.community_id);
    const own = random.normal() * effects.compoundSd;
    effects.years.forEach((year, i) => {
      const mean = effects.consultationsPerYear[i]! * effects.communityShare * community.count;
      for (let k = poisson(random, mean); k > 0; k -= 1) {
        const id = `T${unitId}-C${String(rows.length + 1).padStart(5, "0")}`;
        const begun = dayOfYear(year, random.integer(0, 364));
        rows.push({
          ...makeOne(random, community, begun, own, siteSince, lists, id),
          compound_id: null,
          level: "community",
        });
      }
    });
  }
  return rows;
}

/** Each community as the place of what is consulted on above the compound, its households together. */
function communitiesOf(
  compounds: readonly TrueCompound[],
): readonly (TrueCompound & { readonly count: number })[] {
  const communities = new Map<string, TrueCompound & { readonly count: number }>();
  for (const compound of compounds) {
    const before = communities.get(compound.community_id);
    communities.set(compound.community_id, {
      ...compound,
      compound_id: "",
      kind: "managed",
      households: (before?.households ?? 0) + compound.households,
      count: (before?.count ?? 0) + 1,
    });
  }
  return [...communities.values()];
}

function makeOne(
  random: Random,
  compound: TrueCompound,
  begun: string,
  own: number,
  siteSince: ReadonlyMap<string, string>,
  lists: ListsInForce,
  id: string,
): Consultation {
  const [category, , wordings] = weighted(random, topics);
  const named = (effects.namedTownships as readonly string[]).includes(compound.township_id);
  const steps: (string | null)[] = [begun];
  for (let i = 0; i < 6; i += 1) {
    const last = steps[i] ?? null;
    const lost = last === null || (!named && random.chance(losses[i]!));
    steps.push(lost ? null : addDays(last, Math.max(0, random.lognormal(waits[i]!, 0.7))));
  }
  // Some cases record two steps the wrong way round: a fact, kept as written.
  if (!named && steps[4] && steps[3] && random.chance(0.02))
    [steps[3], steps[4]] = [steps[4], steps[3]];
  const reached = steps.findLastIndex((step) => step !== null);
  const agreed = steps[5] !== null;
  const fate = agreed
    ? "agreed"
    : random.chance(0.62)
      ? "not_agreed"
      : random.chance(0.3)
        ? "withdrawn"
        : "open";
  const closed =
    fate === "open"
      ? null
      : addDays(
          steps[agreed ? 5 : reached]!,
          agreed ? random.integer(0, 9) : random.integer(10, 60),
        );
  const published =
    closed !== null && fate !== "withdrawn" && (named || random.chance(0.86))
      ? addDays(closed, named ? random.integer(1, 9) : random.lognormal(7, 0.75))
      : null;
  const seen = (day: string | null): string | null =>
    day !== null && day <= effects.asOf ? day : null;
  const online = random.chance(0.31);
  const since = siteSince.get(compound.compound_id);
  const logit =
    effects.baseLogit +
    (compound.kind === "old" ? effects.oldLogit : 0) +
    effects.units[compound.unit_id]!.logit +
    (since !== undefined && begun >= since ? effects.siteLogit : 0) +
    effects.yearLogit * (Number(begun.slice(0, 4)) - 2020) +
    own +
    random.normal() * effects.meetingSd;
  const invited = Math.max(5, Math.round(compound.households * (0.75 + random.next() * 0.25)));
  const rate = 1 / (1 + Math.exp(-logit));
  const took = Math.min(
    invited,
    Math.max(
      1,
      Math.round(invited * rate + random.normal() * Math.sqrt(invited * rate * (1 - rate))),
    ),
  );
  const joined = seen(steps[4] ?? null) !== null;
  const counted = joined && !random.chance(0.05);
  const agree = Math.round(
    took * (agreed ? 0.72 + random.next() * 0.26 : 0.3 + random.next() * 0.25),
  );
  const against = Math.min(took - agree, Math.round((took - agree) * random.next()));
  const isClosed = seen(closed) !== null;
  const dated = Object.fromEntries(
    steps.flatMap((step, i) => [
      [`step${i + 1}_on`, seen(step)],
      [`step${i + 1}_precision`, seen(step) === null ? null : "day"],
    ]),
  ) as unknown as Pick<Consultation, "step1_on">;
  return {
    consultation_id: id,
    office_number: null,
    compound_id: compound.compound_id,
    community_id: compound.community_id,
    township_id: compound.township_id,
    unit_id: compound.unit_id,
    level: "compound",
    topic: random.pick(wordings),
    topic_category: category,
    lists: lists(category, compound.township_id, begun),
    forms: someOf(random, forms, random.integer(1, 2), online ? [random.pick(onlineForms)] : []),
    online,
    actors: ["residents", ...someOf(random, actors, random.integer(1, 4), [])],
    ...(dated as Record<string, string | null>),
    outcome: isClosed ? fate : "open",
    closed_on: seen(closed),
    closed_precision: isClosed ? "day" : null,
    published_on: isClosed ? seen(published) : null,
    published_precision: isClosed && seen(published) !== null ? "day" : null,
    households_invited: counted ? invited : null,
    households_participated: counted ? took : null,
    agree: counted && isClosed ? agree : null,
    against: counted && isClosed ? against : null,
    abstain: counted && isClosed ? took - agree - against : null,
    satisfaction:
      isClosed && agreed && random.chance(0.7)
        ? Math.round((0.7 + random.next() * 0.29) * 100) / 100
        : null,
    satisfaction_n: null,
  } as unknown as Consultation;
}

function weighted<T extends readonly [unknown, number, ...unknown[]]>(
  random: Random,
  items: readonly T[],
): T {
  let roll = random.next() * items.reduce((sum, item) => sum + item[1], 0);
  for (const item of items) {
    roll -= item[1];
    if (roll < 0) return item;
  }
  return items[0]!;
}

function someOf(
  random: Random,
  from: readonly string[],
  count: number,
  more: readonly string[],
): readonly string[] {
  const chosen = new Set<string>();
  while (chosen.size < count) chosen.add(random.pick(from));
  return [...from.filter((item) => chosen.has(item)), ...more];
}

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random.next()) count += 1;
  return count;
}
