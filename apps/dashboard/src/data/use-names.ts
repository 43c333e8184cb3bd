import type { PlaceDirectory } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { useCallback, useMemo } from "react";
import { communityName } from "../i18n/community-name.js";
import type { LoadedWarehouse } from "./load-warehouse.js";

const namesBelow = new WeakMap<PlaceDirectory, ReadonlyMap<string, string>>();

/** Names of communities and compounds; they have Chinese ones only. */
function namesIn(directory: PlaceDirectory): ReadonlyMap<string, string> {
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
export function useNames(
  { summary }: LoadedWarehouse,
  directory: PlaceDirectory | undefined,
  language: Language,
): (id: string) => string {
  const names = useMemo(
    () =>
      new Map([
        ...summary.divisions.map(
          (d) => [d.division_id, language === "zh" ? d.name : d.name_en] as const,
        ),
        ...summary.sites.map(({ site_id: id, name }) => [id, name ?? id] as const),
      ]),
    [summary, language],
  );
  const below = directory && namesIn(directory);
  return useCallback((id: string) => names.get(id) ?? below?.get(id) ?? id, [names, below]);
}
