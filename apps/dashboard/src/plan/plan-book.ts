import type { ScenarioDocument } from "./scenario-document.js";

/** Scenarios side by side. */
export const sheetIds = ["A", "B", "C"] as const;

/** One of {@link sheetIds}. */
export type SheetId = (typeof sheetIds)[number];

/** What was decided by hand, and why; who is not recorded. */
export interface Decision {
  /** `YYYY-MM-DD HH:MM`, by this machine's clock. */
  readonly at: string;
  readonly sheet: SheetId;
  readonly what: "lock" | "exclude" | "release" | "swap";
  /** Compounds by id: what it is about, and for a swap what came for what left. */
  readonly ids: readonly string[];
  readonly out: readonly string[];
  readonly why: string;
}

/** The scenarios of a visitor, as they are kept in the browser. */
export interface PlanBook {
  readonly open: SheetId;
  readonly sheets: Readonly<Partial<Record<SheetId, ScenarioDocument>>>;
  readonly log: readonly Decision[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSheet = (value: unknown): value is SheetId => sheetIds.some((id) => id === value);

const texts = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((item) => typeof item === "string") ? value : null;

function decisionOf(value: unknown): readonly Decision[] {
  if (!isObject(value)) return [];
  const { at, sheet, what, why } = value;
  const [ids, out] = [texts(value["ids"]), texts(value["out"])];
  const kinds = ["lock", "exclude", "release", "swap"] as const;
  const kind = kinds.find((one) => one === what);
  return typeof at === "string" && isSheet(sheet) && kind && ids && out && typeof why === "string"
    ? [{ at, sheet, what: kind, ids, out, why }]
    : [];
}

/** Reads a kept book; what cannot be read is left out. Null: nothing of it can. */
export function parsePlanBook(text: string): PlanBook | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(read) || !isObject(read["sheets"])) return null;
  const given = read["sheets"];
  const sheets = Object.fromEntries(
    sheetIds.flatMap((id) => (isObject(given[id]) ? [[id, given[id]] as const] : [])),
  ) as PlanBook["sheets"];
  const open = isSheet(read["open"]) && sheets[read["open"]] ? read["open"] : "A";
  if (!sheets[open]) return null;
  const log = Array.isArray(read["log"]) ? read["log"].flatMap(decisionOf) : [];
  return { open, sheets, log };
}
