import type { MapMargin } from "@atlas/map";

/** The controls and the legend stand at the top left, over ground that is mostly outside the city. */
export const cityMargin: MapMargin = { left: 46, right: 12, top: 62, bottom: 18 };

/** A district stands beside the legend. */
export const districtMargin: MapMargin = { left: 264, right: 24, top: 62, bottom: 48 };
