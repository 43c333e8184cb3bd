import type { Language } from "@atlas/schema";
import { useCallback, useMemo } from "react";
import type { LoadedWarehouse } from "./load-warehouse.js";

/** Names of divisions in a language, and of sites; a code that is not known stands for itself. */
export function useNames({ summary }: LoadedWarehouse, language: Language): (id: string) => string {
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
  return useCallback((id: string) => names.get(id) ?? id, [names]);
}
