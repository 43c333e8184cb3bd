import { type Code, type CodeListName, type Language, codeLabel, isCode } from "@atlas/schema";

/** Name of a code in a language; a code that the list does not have stands for itself, and null for nothing. */
export function codeName<N extends CodeListName>(
  list: N,
  code: string | null,
  language: Language,
): string | null {
  if (code === null) return null;
  return isCode(list, code) ? codeLabel(list, code as Code<N>)[language] : code;
}
