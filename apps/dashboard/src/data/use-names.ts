import type { PlaceDirectory, Summary } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { useMemo } from "react";
import { communityName } from "../i18n/community-name.js";
import type { LoadedWarehouse } from "./load-warehouse.js";

const namesBelow = new WeakMap<PlaceDirectory, ReadonlyMap<string, string>>();

/** Names of communities and compounds; they have Chinese ones only. */
function namesUnder(directory: PlaceDirectory): ReadonlyMap<string, string> {
  let names = namesBelow.get(directory);
  if (!names) {
    const { compound_id: ids, name } = directory.compounds.columns;
    names = new Map([
      ...directory.communities.map((row) => [row.community_id, communityName(row.name)] as const),
      ...Array.from(
        ids as ArrayLike<string>,
        (id, row) => [id, (name as ArrayLike<string>)[row]!] as const,
      ),
    ]);
    namesBelow.set(directory, names);
  }
  return names;
}

/** Names of divisions in a language, of sites and, once the directory is there, of communities and compounds; a code that is not known
 * stands for itself. */
export function namesIn(
  summary: Summary,
  directory: PlaceDirectory | undefined,
  language: Language,
): (id: string) => string {
  const names = new Map([
    ...summary.divisions.map(
      (d) => [d.division_id, language === "zh" ? d.name : d.name_en] as const,
    ),
    ...summary.sites.map(({ site_id: id, name }) => [id, name ?? id] as const),
  ]);
  const below = directory && namesUnder(directory);
  return (id) => names.get(id) ?? below?.get(id) ?? id;
}

/** As {@link namesIn}, the same function until something of it changes. */
export function useNames(
  { summary }: LoadedWarehouse,
  directory: PlaceDirectory | undefined,
  language: Language,
): (id: string) => string {
  return useMemo(() => namesIn(summary, directory, language), [summary, directory, language]);
}
