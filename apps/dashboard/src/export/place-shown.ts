import type { PlaceDirectory, Summary } from "@atlas/metrics";
import { allPlaces } from "../data/places-reader.js";
import { namesIn } from "../data/use-names.js";
import type { Reader } from "../data/use-reading.js";
import { messagesOf } from "../i18n/messages.js";
import { type ViewState, isCommunityId } from "../state/view-state.js";

/** Name of what a view is drilled into, or of the city. */
export async function placeShown(
  { summary, places }: { readonly summary: Summary; readonly places: Reader<PlaceDirectory> },
  { within, language }: Pick<ViewState, "within" | "language">,
): Promise<string> {
  if (within === null) return messagesOf(language).levels.city;
  const below = isCommunityId(within) ? await places.ask(allPlaces) : undefined;
  return namesIn(summary, below, language)(within);
}
