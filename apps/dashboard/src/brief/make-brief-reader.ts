import { type Summary, placeDirectory } from "@atlas/metrics";
import { type BriefInput, type NamedDivision, readBrief } from "@atlas/report";
import type { Language } from "@atlas/schema";
import type { FigureSource } from "../data/figure-source.js";
import type { Reader } from "../data/use-reading.js";
import { levelOfUnit } from "../state/view-state.js";

/** What a brief is asked for by. */
export const briefKey = (
  unit: string,
  window: string,
  language: Language,
  forPublic: boolean,
): string => [unit, window, language, forPublic ? "public" : "internal"].join(" ");

/** Reads what a brief is written from, by its {@link briefKey}. */
export const makeBriefReader = (summary: Summary, source: FigureSource): Reader<BriefInput> =>
  source.reader("brief", 4, async (database, key) => {
    const [unit, period, language, audience] = key.split(" ") as [string, string, Language, string];
    const { version, synthetic } = summary;
    const divisions: NamedDivision[] = [...summary.divisions];
    // The summary names none below the townships.
    if (["township", "community"].includes(levelOfUnit(unit))) {
      const managers = new Map(divisions.map((one) => [one.division_id, one.manager_id]));
      const { communities } = await placeDirectory(database);
      divisions.push(
        ...communities.map(({ community_id: id, name, township_id: township }) => ({
          division_id: id,
          name,
          name_en: name,
          level: "community" as const,
          parent_id: township,
          manager_id: managers.get(township) ?? null,
        })),
      );
    }
    const request = { unit, period, language, forPublic: audience === "public" };
    return readBrief(database, { version, synthetic, divisions }, source.config, request);
  });
