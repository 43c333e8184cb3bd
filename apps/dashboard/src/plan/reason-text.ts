import type { PlannerInput } from "@atlas/metrics";
import type { ScorePart } from "@atlas/planner";
import type { Language } from "@atlas/schema";
import type { PlanWords } from "../i18n/plan-words.js";

/** A part of a score in words: the value as measured, or that it is missing. */
export function partText(
  { input, value }: ScorePart,
  inputs: readonly PlannerInput[],
  language: Language,
  words: PlanWords,
): string {
  const known = inputs.find(({ id }) => id === input);
  if (!known) return input;
  return value === null ? words.missingPart(known.label[language]) : words.parts[known.id](value);
}

/** The two parts that give a compound the most, in words. */
export const reasonText = (
  parts: readonly ScorePart[],
  inputs: readonly PlannerInput[],
  language: Language,
  words: PlanWords,
): string =>
  parts
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 2)
    .map((part) => partText(part, inputs, language, words))
    .join(language === "zh" ? "、" : ", ");
