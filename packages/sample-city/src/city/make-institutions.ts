import { divisionRows, placeOf } from "@atlas/divisions";
import type { Row } from "@atlas/schema";
import { randomStream } from "../random.js";
import { effects } from "./effects.js";
import type { TrueCity } from "./true-city.js";

/** Councils of villages and communities, one register a year. Most satisfy the rules; none fails where the article names it. */
export function makeCouncils(
  seed: number,
  communityIds: ReadonlySet<string>,
): TrueCity["councils"] {
  const rows: (Row<"council"> & { year: number })[] = [];
  for (const id of [...communityIds].sort()) {
    const random = randomStream(seed, "council", id);
    const place = placeOf(id);
    const sound =
      (effects.namedTownships as readonly string[]).includes(place.township_id ?? "") ||
      random.chance(0.85);
    const groups = sound ? random.integer(6, 18) : random.integer(3, 28);
    const members = sound
      ? Math.min(50, Math.max(20, groups * random.integer(2, 3)))
      : random.integer(9, 60);
    const ordinary = sound
      ? Math.ceil(members * (0.5 + random.next() * 0.4))
      : Math.floor(members * (0.3 + random.next() * 0.4));
    const households = random.integer(400, 3200);
    for (const year of effects.years) {
      rows.push({
        council_id: `T-${id}`,
        community_id: id,
        township_id: place.township_id,
        unit_id: place.unit_id,
        households: households + (year - 2019) * random.integer(0, 12),
        groups,
        representatives: Math.round(households / random.integer(6, 14)),
        members,
        supervisors: sound ? random.integer(3, 7) : random.integer(1, 9),
        ordinary_members: ordinary,
        valid_from: null,
        valid_to: null,
        year,
      });
    }
  }
  return rows;
}

/** Scores of every township on the 22 elements, 2021 and 2022. */
export function makeAssessments(
  seed: number,
  elementIds: readonly string[],
): readonly Row<"assessment">[] {
  const rows: Row<"assessment">[] = [];
  for (const township of divisionRows.filter((row) => row.level === "township")) {
    const random = randomStream(seed, "assessment", township.division_id);
    const level = 68 + random.normal() * 7;
    for (const period of ["2021", "2022"]) {
      for (const element of elementIds) {
        const missing = random.chance(0.03);
        const score =
          Math.round(
            Math.min(100, Math.max(5, level + random.normal() * 9 + (period === "2022" ? 2 : 0))) *
              10,
          ) / 10;
        rows.push({
          unit_id: township.division_id,
          unit_level: "township",
          period,
          element_id: element,
          score: missing ? null : score,
          assessor: "第三方评估",
        });
      }
    }
  }
  return rows;
}

/** The three pilot townships of 2021, with what the source article says each built and nothing more. */
export function makeTownshipPilots(): readonly Row<"township_pilot">[] {
  const base = {
    started_on: "2021-01-01",
    started_precision: "year",
    positive_list: null,
    negative_list: null,
    handbook: null,
    rules: null,
    procedures: null,
    trainings: null,
    actors: null,
  };
  return [
    {
      ...base,
      township_id: "510115101000",
      unit_id: "510115",
      partners: ["成都市和谐社区发展促进会"],
      rules: 8,
      procedures: 7,
    },
    {
      ...base,
      township_id: "510106030000",
      unit_id: "510106",
      partners: ["成都市社会组织联合会"],
      positive_list: true,
      negative_list: true,
      handbook: true,
    },
    {
      ...base,
      township_id: "510118104000",
      unit_id: "510118",
      partners: null,
      positive_list: true,
      negative_list: true,
      actors: [
        "experts",
        "media",
        "legal_advisers",
        "enterprises",
        "mass_organisations",
        "social_organisations",
        "deputies",
      ],
    },
  ];
}
