import type { CaseScope } from "@atlas/metrics";
import type { Scene } from "../../panels/scene.js";

const city = "city";

/** The key, for a reader, of the view's window, place and kind. */
export const caseKey = ({ window, view }: Pick<Scene, "window" | "view">): string =>
  [window, view.within ?? city, view.kind].join(" ");

/** What a {@link caseKey} asks for. */
export function caseQueryOf(key: string): CaseScope {
  const [window, within, kind] = key.split(" ");
  return { window: window!, within: placeOf(within!), kind: kind as CaseScope["kind"] };
}

/** The key of the view's place, for what does not go by window. */
export const placeKey = ({ view }: Pick<Scene, "view">): string => view.within ?? city;

/** The division of a {@link placeKey}; null: the city. */
export const placeOf = (key: string): string | null => (key === city ? null : key);
