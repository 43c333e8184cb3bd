import type { MapPlace } from "@atlas/map";
import type { CompoundSheet, SummarySite } from "@atlas/metrics";
import { useMemo } from "react";
import { isCompoundId } from "../state/view-state.js";
import { type Reader, useReadingIfAny } from "./use-reading.js";

/** Near enough that single compounds and their names can be told apart. */
const compoundZoom = 15;
const siteZoom = 13.5;

/** Where the chosen compound or site is; null where neither is chosen, or it has no position, or the engine has not told it yet. */
export function useChosenPlace(
  sheets: Reader<CompoundSheet | null>,
  sites: readonly SummarySite[],
  selected: string | null,
): MapPlace | null {
  const sheet = useReadingIfAny(sheets, isCompoundId(selected) ? selected : null);
  const site = sites.find(({ site_id: id }) => id === selected);
  const { lon, lat } = sheet?.identity ?? site ?? { lon: null, lat: null };
  const isSite = site !== undefined;
  return useMemo(
    () =>
      lon === null || lat === null
        ? null
        : { lon, lat, zoom: isSite ? siteZoom : compoundZoom, ring: !isSite },
    [lon, lat, isSite],
  );
}
