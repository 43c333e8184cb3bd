import { divisionById, divisionRows } from "@atlas/divisions";
import merged from "../../../../data/divisions/merged-townships.json" with { type: "json" };
import type { Cell } from "../forms/cell.js";
import { communityName, shortName } from "../writing/write-place.js";
import { withHash, withNumeral, withStreet } from "../writing/write-name.js";
import { fullWidth } from "../writing/numerals.js";
import { inSystem } from "../writing/write-point.js";
import { spoiler } from "./spoil.js";

type Of<K extends Cell["kind"]> = Extract<Cell, { kind: K }>;

/** Streets that are gone, by the township that took them over whole. */
const gone = new Map<string, { readonly name: string; readonly code: string }>();
for (const [code, name, , , townshipId, confidence] of merged.rows) {
  if (typeof townshipId !== "string" || confidence !== 1 || gone.has(townshipId)) continue;
  gone.set(townshipId, { name: String(name), code: String(code) });
}

/** A name of a street that was merged into this township; null where there was none. */
export const formerStreet = (townshipId: string): string | null =>
  gone.get(townshipId)?.name ?? null;

/** The code of that street. */
export const formerStreetCode = (townshipId: string): string | null =>
  gone.get(townshipId)?.code ?? null;

/** A name whose rare character a program of 2021 could not save: ?江镇. Null where the name has none. */
export function characterLost(id: string, declared: string): string | null {
  const name = plainName(id);
  return declared.startsWith("2021") && name.includes("䢺") ? name.replace("䢺", "?") : null;
}

/** Characters that an input method or a tired eye puts for another. */
const slips = new Map(
  "驷四 桥侨 街衔 营荣 龙笼 堂棠 江汪 新欣 清青 泉全 坝垻 溪奚 湖胡 沙纱 双又 华化 石右 家稼 兴新 安按 林琳 平坪 河何 门们"
    .split(" ")
    .map((pair) => [[...pair][0]!, [...pair][1]!] as const),
);

function misspelt(name: string): string | null {
  const core = [...name.replace(/(街道|镇|社区|村)$/, "")];
  const at = core.findIndex((character) => slips.has(character));
  if (at < 0 || core.length < 3) return null;
  const wrong = [...name].map((character, i) => (i === at ? slips.get(character)! : character));
  return names.has(wrong.join("")) ? null : wrong.join("");
}

const names = new Set(
  divisionRows.map((row) => (row.level === "community" ? communityName(row.name) : row.name)),
);

const plainName = (id: string): string => {
  const { name, level } = divisionById(id)!;
  return level === "community" ? communityName(name) : name;
};

/** Places short, official, misspelt, coded or under a street that is gone. */
export const placeSpoilers = [
  spoiler<Of<"place">>("place_short", 2, ({ id }) => shortName(plainName(id))),
  spoiler<Of<"place">>("place_official", 2, ({ id }, { plain }) => {
    const { name } = divisionById(id)!;
    return name === plain ? null : name;
  }),
  spoiler<Of<"place">>("place_code", 1, ({ id }) => id),
  spoiler<Of<"place">>("place_with_district", 2, ({ id }) => {
    const place = divisionById(id)!;
    return place.level === "township" ? divisionById(place.manager_id!)!.name + place.name : null;
  }),
  spoiler<Of<"place">>("place_misspelt", 2, ({ id }) => misspelt(plainName(id))),
  spoiler<Of<"place">>("place_old_street", 3, ({ id }, { declared }) =>
    declared < "2021" ? formerStreet(id) : null,
  ),
  spoiler<Of<"place">>("place_old_code", 2, ({ id }, { declared }) =>
    declared < "2021" ? formerStreetCode(id) : null,
  ),
  spoiler<Of<"place">>("text_spaced", 2, ({ id }) => ` ${plainName(id)} `),
];

const similar: readonly (readonly [RegExp, string])[] = [
  [/苑$/, "院"],
  [/花园/, "花圆"],
  [/雅居/, "雅局"],
  [/公馆/, "公管"],
  [/锦/, "绵"],
  [/桂/, "挂"],
  [/云/, "去"],
];

/** The same compound under another writing. The number of a house, a phase and an annex are never touched. */
export const nameSpoilers = [
  spoiler<Of<"compound">>("name_numeral", 3, ({ name }) => changed(name, withNumeral(name))),
  spoiler<Of<"compound">>("name_hash", 2, ({ name }) => changed(name, withHash(name))),
  spoiler<Of<"compound">>("name_prefixed", 3, ({ name, townshipId }) =>
    withStreet(name, townshipId),
  ),
  spoiler<Of<"compound">>("name_with_district", 2, ({ name, townshipId }) => {
    const unit = divisionById(divisionById(townshipId)!.manager_id!)!.name;
    return `${unit}${name}`;
  }),
  spoiler<Of<"compound">>("name_spaced", 2, ({ name }) => `${name.slice(0, 2)} ${name.slice(2)} `),
  spoiler<Of<"compound">>("name_full_width", 2, ({ name }) => changed(name, fullWidth(name))),
  spoiler<Of<"compound">>("name_suffix_dropped", 2, ({ name }) =>
    name.endsWith("号院") ? name.slice(0, -1) : null,
  ),
  spoiler<Of<"compound">>("name_similar_character", 1.5, ({ name }, { spared }) => {
    const rule = spared ? undefined : similar.find(([pattern]) => pattern.test(name));
    return rule ? name.replace(rule[0], rule[1]) : null;
  }),
  spoiler<Of<"compound">>("name_phase_bracketed", 3, ({ name }) =>
    changed(name, name.replace(/([一二三]期|[东西AB]区)$/, "($1)")),
  ),
];

const changed = (before: string, after: string): string | null => (before === after ? null : after);

/** Addresses. */
export const addressSpoilers = [spoiler<Of<"address">>("text_spaced", 1, ({ text }) => ` ${text}`)];

/** Positions that are none, or are somewhere else. Halves of a point are spoilt together, by the row. */
export const pointSpoilers = [
  spoiler<Of<"point">>("point_placeholder", 3, (_, { random, part }) =>
    pair(random.chance(0.7) ? [116.395645, 39.929986] : [0, 0], part),
  ),
  spoiler<Of<"point">>("point_missing", 2, () => "暂无数据"),
  spoiler<Of<"point">>("point_far", 1, ({ lon, lat }, { part, hand, spared }) => {
    const [x, y] = inSystem(lon, lat, hand.office.crs);
    return spared ? null : pair([x + 10, y], part);
  }),
  spoiler<Of<"point">>("point_swapped", 2, ({ lon, lat }, { part, hand }) => {
    const [x, y] = inSystem(lon, lat, hand.office.crs);
    return pair([y, x], part);
  }),
  spoiler<Of<"point">>("point_drift", 1, ({ lon, lat }, { part, hand, spared }) =>
    spared ? null : pair(inSystem(lon + 0.0012, lat - 0.0009, hand.office.crs), part),
  ),
];

function pair(point: readonly [number, number], part: "whole" | "lon" | "lat"): string | number {
  const round = (value: number): number => Math.round(value * 1e6) / 1e6;
  if (part === "whole") return `${round(point[0])},${round(point[1])}`;
  return round(part === "lon" ? point[0] : point[1]);
}
