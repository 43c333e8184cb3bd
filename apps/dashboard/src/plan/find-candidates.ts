import type { PlanGround } from "./plan-ground.js";

/** What a text names: candidates by id, words that name none, and names of several. */
export interface FoundCandidates {
  readonly found: readonly string[];
  readonly unknown: readonly string[];
  readonly shared: readonly string[];
}

/** Finds candidates by ids or whole names, between white space, commas or semicolons; each once, in the order of the text. Costs one pass over the candidates. */
export function findCandidates(
  { ids, names }: Pick<PlanGround["candidates"], "ids" | "names">,
  text: string,
): FoundCandidates {
  const asked = new Set(text.split(/[\s,;，；、]+/u).filter((word) => word !== ""));
  const byWord = new Map<string, Set<string>>();
  const note = (word: string, id: string): void => {
    if (asked.has(word)) byWord.set(word, (byWord.get(word) ?? new Set()).add(id));
  };
  ids.forEach((id, i) => {
    note(id, id);
    note(names[i]!, id);
  });
  const found = new Set<string>();
  const [unknown, shared]: [string[], string[]] = [[], []];
  for (const word of asked) {
    const [first, ...others] = byWord.get(word) ?? [];
    if (first === undefined) unknown.push(word);
    else if (others.length > 0) shared.push(word);
    else found.add(first);
  }
  return { found: [...found], unknown, shared };
}
