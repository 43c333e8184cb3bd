import type { RuleVerdict } from "@atlas/metrics";
import { type Language, tables } from "@atlas/schema";
import type { CouncilsWords } from "../../i18n/councils-words.js";

/** What a number of a council is called. */
export const quantityName = (name: string, language: Language): string =>
  tables.council.columns.find((column) => column.name === name)?.label[language] ?? name;

/** What a rule asks of a council, in whole numbers: `20 至 40`. */
export function demandText(
  { least, most }: Pick<RuleVerdict, "least" | "most">,
  words: CouncilsWords,
): string {
  if (least !== null && most !== null)
    return least > most ? words.impossible : words.between(least, most);
  if (least !== null) return words.atLeast(least);
  return most === null ? "–" : words.atMost(most);
}

/** How the bounds come about: `村(居)民小组数 10 × 2 … 4 = 20 至 40`. */
export function arithmeticText(
  { rule, base, least, most }: RuleVerdict,
  words: CouncilsWords,
  language: Language,
): string {
  const bounds = [rule.at_least, rule.at_most].filter((bound) => bound !== null).join(" … ");
  if (rule.base === null) return bounds;
  const rounded =
    least !== null && most !== null && least > most
      ? `⌈${least}⌉ > ⌊${most}⌋`
      : demandText({ least, most }, words);
  const name = quantityName(rule.base, language);
  return `${name} ${base ?? words.notGiven} × ${bounds} = ${rounded}`;
}
