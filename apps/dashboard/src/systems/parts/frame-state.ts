import type { ChartState } from "@atlas/charts";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";

/** State of a frame: awaited while its data is undefined, empty where there is nothing to draw. */
export function frameState(
  data: unknown,
  isEmpty: boolean,
  { view, words }: Pick<Scene, "view" | "words">,
): ChartState {
  if (data === undefined) return { kind: "loading", message: words.loading };
  return isEmpty
    ? { kind: "empty", message: systemWordsOf(view.language).nothingCounted }
    : { kind: "ready" };
}
