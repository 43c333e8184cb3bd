import type { CompoundSheet, Summary } from "@atlas/metrics";
import { useMemo } from "react";
import { communityName } from "../i18n/community-name.js";
import type { Crumb } from "../panels/breadcrumb.js";
import { parentsOf } from "../state/parents-of.js";
import { type ViewState, isCompoundId } from "../state/view-state.js";
import { type Reader, useReadingIfAny } from "./use-reading.js";

/** The way from the city to what is shown: the divisions down to the one that the view is in and the unit chosen there, or down to the
 * compound whose sheet is open. */
export function usePath(
  sheets: Reader<CompoundSheet | null>,
  summary: Summary,
  { within, selected }: Pick<ViewState, "within" | "selected">,
  nameOf: (id: string) => string,
): readonly Crumb[] {
  const isCompound = isCompoundId(selected);
  const identity = useReadingIfAny(sheets, isCompound ? selected : null)?.identity;
  return useMemo(() => {
    const crumb = (id: string): Crumb => ({ id, name: nameOf(id) });
    if (identity) {
      const { unit_id, township_id, community_id, community_name } = identity;
      return [
        ...[unit_id, township_id].filter((id) => id !== null).map(crumb),
        ...(community_id === null
          ? []
          : [{ id: community_id, name: communityName(community_name ?? community_id) }]),
        { id: identity.compound_id, name: identity.name },
      ];
    }
    if (within === null) return [];
    const path = parentsOf(summary, within).map(crumb);
    return selected === null || isCompound || selected === within
      ? path
      : [...path, crumb(selected)];
  }, [identity, isCompound, summary, within, selected, nameOf]);
}
