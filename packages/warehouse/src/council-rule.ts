/** What a council has that a rule may speak of. */
export const councilQuantities = [
  "representatives",
  "members",
  "supervisors",
  "ordinary_members",
] as const;

/** What a rule may measure a quantity by: households and groups are given by the place, members are not. */
export const councilBases = ["households", "groups", "members"] as const;

/** One rule of `data/reference/council-rules.csv`: at_least × base ≤ quantity ≤ at_most × base, in whole numbers. */
export interface CouncilRuleLine {
  readonly rule_id: string;
  /** A division: the rule holds for the councils in it. */
  readonly jurisdiction_id: string;
  /** First day in force; null: since before any data. */
  readonly valid_from: string | null;
  /** First day no longer in force; null: still in force. */
  readonly valid_to: string | null;
  /** A breach of a `warning` does not make a council fail. */
  readonly severity: "error" | "warning";
  readonly quantity: (typeof councilQuantities)[number];
  /** Null: the bounds are numbers of their own. */
  readonly base: (typeof councilBases)[number] | null;
  /** `20` or a fraction `1/15`; null: no bound. */
  readonly at_least: string | null;
  readonly at_most: string | null;
  /** The quantity is counted within the base, so that more than all of it is a mistake of the data. */
  readonly within_base: boolean;
  readonly text_zh: string;
  readonly text_en: string;
  readonly citation_zh: string;
  readonly citation_en: string;
}

/** A whole number or a fraction of two, each under a million. */
const boundPattern = /^\d{1,6}(?:\/[1-9]\d{0,5})?$/;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The first thing that is wrong with rules of councils, in words; null for sound ones. */
export function councilRulesFault(rules: unknown): string | null {
  if (!Array.isArray(rules)) return `council rules ${show(rules)}; expected a list`;
  const ids = new Set<unknown>();
  for (const rule of rules as readonly unknown[]) {
    const line = (rule ?? {}) as Readonly<Record<keyof CouncilRuleLine, unknown>>;
    if (typeof line.rule_id !== "string" || !/^[a-z][a-z0-9_]{0,40}$/.test(line.rule_id))
      return `rule_id ${show(line.rule_id)}; expected small letters, digits and _`;
    if (ids.has(line.rule_id))
      return `rule_id ${line.rule_id} stands twice; expected one line a rule`;
    ids.add(line.rule_id);
    const fault = ruleFault(line);
    if (fault !== null) return `${fault} in rule ${line.rule_id}`;
  }
  return null;
}

function ruleFault(line: Readonly<Record<keyof CouncilRuleLine, unknown>>): string | null {
  const isOneOf = (value: unknown, all: readonly string[]): boolean =>
    all.includes(value as string);
  if (typeof line.jurisdiction_id !== "string" || line.jurisdiction_id === "")
    return `jurisdiction_id ${show(line.jurisdiction_id)}; expected a division`;
  for (const column of ["valid_from", "valid_to"] as const)
    if (line[column] !== null && !dayPattern.test(String(line[column])))
      return `${column} ${show(line[column])}; expected 2021-01-01 or nothing`;
  if (!isOneOf(line.severity, ["error", "warning"]))
    return `severity ${show(line.severity)}; expected error or warning`;
  if (!isOneOf(line.quantity, councilQuantities))
    return `quantity ${show(line.quantity)}; expected ${councilQuantities.join(", ")}`;
  if (line.base !== null && (!isOneOf(line.base, councilBases) || line.base === line.quantity))
    return `base ${show(line.base)}; expected nothing or another of ${councilBases.join(", ")}`;
  for (const column of ["at_least", "at_most"] as const)
    if (line[column] !== null && !boundPattern.test(String(line[column])))
      return `${column} ${show(line[column])}; expected 20, 1/15 or nothing`;
  if (line.at_least === null && line.at_most === null)
    return "no bound; expected at_least or at_most";
  if (typeof line.within_base !== "boolean" || (line.within_base && line.base === null))
    return `within_base ${show(line.within_base)}; expected yes (with a base) or no`;
  for (const column of ["text_zh", "text_en", "citation_zh", "citation_en"] as const)
    if (typeof line[column] !== "string" || line[column] === "")
      return `${column} ${show(line[column])}; expected words`;
  return null;
}

const show = (value: unknown): string => JSON.stringify(value) ?? "nothing";
