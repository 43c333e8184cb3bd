import { communitiesOf } from "@atlas/metrics";
import { type BriefInput, type NamedDivision, readBrief } from "@atlas/report";
import type { Language } from "@atlas/schema";
import { oncePerSource } from "../data/once-per-source.js";
import { levelOfUnit } from "../state/view-state.js";
import { writeBrief } from "./write-brief.js";

/** A brief as it prints, and what it was written from. */
export interface WrittenBrief {
  readonly input: BriefInput;
  readonly html: string;
}

const keptBriefs = 4;

/** What a brief is asked for by. */
export const briefKey = (
  unit: string,
  window: string,
  language: Language,
  forPublic: boolean,
): string => [unit, window, language, forPublic ? "public" : "internal"].join(" ");

/** Reads and writes briefs by their {@link briefKey}. */
export const briefReader = oncePerSource((source) =>
  source.reader<WrittenBrief>("places brief", keptBriefs, async (database, key) => {
    const [unit, period, language, audience] = key.split(" ") as [string, string, Language, string];
    const { version, synthetic, divisions: named } = source.summary;
    const divisions: NamedDivision[] = [...named];
    // The summary names none below the townships.
    if (["township", "community"].includes(levelOfUnit(unit))) {
      const managers = new Map(named.map((one) => [one.division_id, one.manager_id]));
      divisions.push(
        ...(await communitiesOf(database)).map(
          ({ community_id: id, name, township_id: township }) => ({
            division_id: id,
            name,
            name_en: name,
            level: "community" as const,
            parent_id: township,
            manager_id: managers.get(township) ?? null,
          }),
        ),
      );
    }
    const request = { unit, period, language, forPublic: audience === "public" };
    const warehouse = { version, synthetic, divisions };
    const input = await readBrief(database, warehouse, source.config, request);
    return { input, html: await writeBrief(input, "html") };
  }),
);
