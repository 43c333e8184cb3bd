import { type PlaceDirectory, placeDirectory } from "@atlas/metrics";
import type { FigureSource } from "./figure-source.js";
import type { Reader } from "./use-reading.js";

/** The one key there is. */
export const allPlaces = "all";

/** What reads the names of places below the townships, and of topics, once they are wanted. */
export const makePlacesReader = (source: FigureSource): Reader<PlaceDirectory> =>
  source.reader("places", 1, placeDirectory);
