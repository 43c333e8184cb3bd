import type { PlanWords } from "../i18n/plan-words.js";
import { defaultDocument } from "./use-plan-book.js";

/** A scenario's name as it is read: that of the default scenario in the language of the page, others as they were written. */
export const shownName = (name: string, words: Pick<PlanWords, "defaultName">): string =>
  name === defaultDocument["name"] ? words.defaultName : name;
