import type { Row } from "@atlas/schema";
import { addDays } from "../days.js";
import { randomStream } from "../random.js";
import { namedCompound } from "./make-compounds.js";
import type { TrueCompound } from "./true-city.js";

/** 100 demonstration sites: 20 of 2021 (most accepted since), an invented 20 of March 2022 (building), 60 nominations.
 * The one real name is a first-batch pilot unit; the article does not say that it was accepted, so neither does this. */
export function makeSites(
  seed: number,
  compounds: readonly TrueCompound[],
): readonly Row<"pilot_site">[] {
  const random = randomStream(seed, "sites");
  const standing = compounds.filter((c) => c.lastYear === null && c.firstYear === null);
  const chosen = [standing.find((c) => c.name === namedCompound.name)!];
  const taken = new Set(chosen);
  const units = [...new Set(standing.map((c) => c.unit_id))];
  const wanted = Math.min(100, Math.floor(standing.length / 2));
  for (let i = 0; chosen.length < wanted; i += 1) {
    const inUnit = standing.filter((c) => c.unit_id === units[i % units.length]);
    const compound = random.pick(inUnit);
    if (taken.has(compound)) continue;
    taken.add(compound);
    chosen.push(compound);
  }
  return chosen.map((compound, i) => {
    const batch = i < 20 ? 1 : i < 40 ? 2 : null;
    const designated = batch === 1 ? "2021-06-18" : batch === 2 ? "2022-03-15" : null;
    const accepted =
      batch === 1 && i > 0 && i < 17 ? addDays("2021-12-01", random.integer(0, 240)) : null;
    const budget = random.integer(12, 60) * 10_000;
    return {
      site_id: `T${String(i + 1).padStart(3, "0")}`,
      name: compound.name,
      compound_id: compound.compound_id,
      community_id: compound.community_id,
      township_id: compound.township_id,
      unit_id: compound.unit_id,
      batch,
      year: batch === 1 ? 2021 : batch === 2 ? 2022 : null,
      status: accepted ? "accepted" : batch === null ? "planned" : "building",
      designated_on: designated,
      designated_precision: designated && "day",
      accepted_on: accepted,
      accepted_precision: accepted && "day",
      budget_yuan: budget,
      funded_yuan:
        batch === null ? null : Math.round((budget * (0.5 + random.next() * 0.5)) / 1000) * 1000,
      lon: compound.lon,
      lat: compound.lat,
    };
  });
}
