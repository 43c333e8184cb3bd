import { planModes } from "@atlas/planner/plain";
import type { PlanWords } from "../i18n/plan-words.js";
import type { ScenarioDocument } from "./scenario-document.js";
import { defaultDocument } from "./use-plan-book.js";

/** A scenario's name as it is read: where it is still that of the default scenario, what it asks for in the language of the page, so that copies differ; others as they were written. */
export function shownName(
  { name, size, mode }: ScenarioDocument,
  words: Pick<PlanWords, "defaultName" | "modes">,
): string {
  if (typeof name !== "string") return "";
  if (name !== defaultDocument["name"]) return name;
  const count = words.defaultName(
    Number(typeof size === "number" ? size : defaultDocument["size"]),
  );
  const way = planModes.find((one) => one === mode && one !== "score");
  return way ? `${count} · ${words.modes[way]}` : count;
}
