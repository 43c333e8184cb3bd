import { AppError, type Bilingual, type Code, isCode } from "@atlas/schema";
import { parseName } from "../link/parse-name.js";

/** What a decision is about: a record by the office's own number, else by its name and community. Never a row or a compound id. */
export interface RecordKey {
  readonly kind: Code<"return_kind">;
  readonly unit_id: string | null;
  readonly office_number?: string | null;
  readonly name?: string | null;
  readonly community_id?: string | null;
}

/** A person's decision, one line of `decisions.jsonl`:
 * `{"decision":"same","subjects":[KEY,KEY]}` two records mean one compound, `apart` the contrary;
 * `{"decision":"placed","subject":KEY,"community_id":"510106030005"}` a record lies there;
 * `{"decision":"crs","kind":"compounds","unit_id":"510106","period":"2022","crs":"bd09"}` coordinates of a unit's returns (of all
 * periods without one). Other fields (who, when, why) are kept in the file and not read. A later line goes before an earlier one. */
export type Decision =
  | { readonly decision: "same" | "apart"; readonly subjects: readonly [RecordKey, RecordKey] }
  | { readonly decision: "placed"; readonly subject: RecordKey; readonly community_id: string }
  | {
      readonly decision: "crs";
      readonly kind: Code<"return_kind">;
      readonly unit_id: string | null;
      readonly period?: string | null;
      readonly crs: DecidedCrs;
    };

export type DecidedCrs = "wgs84" | "gcj02" | "bd09";

/** All decisions in force. */
export interface Decisions {
  /** Whether nothing was decided. */
  readonly none: boolean;
  /** Keys (as {@link recordKeyText} writes them) that mean the same compound as a key. */
  readonly sameAs: (key: string) => readonly string[];
  readonly apartFrom: (key: string) => readonly string[];
  readonly placed: (key: string) => string | null;
  readonly crs: (
    kind: string | null,
    unitId: string | null,
    period: string | null,
  ) => DecidedCrs | null;
}

/** The text that stands for a record in decisions. */
export function recordKeyText(key: RecordKey): string {
  const number = key.office_number?.normalize("NFKC").toUpperCase().replace(/\s+/g, "") ?? "";
  return number === ""
    ? `${key.kind}|${key.unit_id}|${parseName(key.name ?? "").key}|${key.community_id ?? ""}`
    : `${key.kind}|${key.unit_id}|#${number}`;
}

/** Reads `decisions.jsonl`; an empty text decides nothing.
 * @throws AppError `decision_invalid` with the line, 1-based */
export function parseDecisions(jsonLines: string): Decisions {
  const pairs = new Map<string, "same" | "apart">();
  const places = new Map<string, string>();
  const systems = new Map<string, DecidedCrs>();
  jsonLines.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === "") return;
    const decision = decisionOf(line, i + 1);
    if (decision.decision === "placed")
      places.set(recordKeyText(decision.subject), decision.community_id);
    else if (decision.decision === "crs")
      systems.set(`${decision.kind}|${decision.unit_id}|${decision.period ?? ""}`, decision.crs);
    else pairs.set(pairText(decision.subjects.map(recordKeyText)), decision.decision);
  });
  const beside = (wanted: "same" | "apart") => {
    const map = new Map<string, string[]>();
    for (const [pair, verdict] of pairs) {
      if (verdict !== wanted) continue;
      const [a, b] = JSON.parse(pair) as [string, string];
      map.set(a, [...(map.get(a) ?? []), b]);
      map.set(b, [...(map.get(b) ?? []), a]);
    }
    return (key: string): readonly string[] => map.get(key) ?? [];
  };
  return {
    none: pairs.size + places.size + systems.size === 0,
    sameAs: beside("same"),
    apartFrom: beside("apart"),
    placed: (key) => places.get(key) ?? null,
    crs: (kind, unit, period) =>
      systems.get(`${kind}|${unit}|${period ?? ""}`) ?? systems.get(`${kind}|${unit}|`) ?? null,
  };
}

const pairText = (keys: readonly string[]): string =>
  JSON.stringify([...keys].sort((a, b) => (a < b ? -1 : 1)));

function decisionOf(line: string, number: number): Decision {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid(number, line, { zh: "一个 JSON 对象", en: "a JSON object" }, cause);
  }
  const decision = value as Partial<Record<string, unknown>> | null;
  switch (decision?.["decision"]) {
    case "same":
    case "apart": {
      const subjects = decision["subjects"];
      if (Array.isArray(subjects) && subjects.length === 2 && subjects.every(isKey))
        return decision as unknown as Decision;
      throw invalid(number, line, {
        zh: "两个 subjects, 各有 kind 和 office_number 或 name",
        en: "two subjects, each with kind and office_number or name",
      });
    }
    case "placed":
      if (isKey(decision["subject"]) && typeof decision["community_id"] === "string")
        return decision as unknown as Decision;
      throw invalid(number, line, {
        zh: "subject 和 community_id",
        en: "subject and community_id",
      });
    case "crs":
      if (
        isCode("return_kind", String(decision["kind"])) &&
        ["wgs84", "gcj02", "bd09"].includes(String(decision["crs"]))
      )
        return decision as unknown as Decision;
      throw invalid(number, line, {
        zh: "kind, unit_id 和 crs: wgs84, gcj02 或 bd09",
        en: "kind, unit_id and crs: wgs84, gcj02 or bd09",
      });
    default:
      throw invalid(number, line, {
        zh: "decision: same, apart, placed 或 crs",
        en: "decision: same, apart, placed or crs",
      });
  }
}

function isKey(value: unknown): value is RecordKey {
  if (typeof value !== "object" || value === null) return false;
  const key = value as Partial<Record<keyof RecordKey, unknown>>;
  return (
    isCode("return_kind", String(key.kind)) &&
    (typeof key.office_number === "string" || typeof key.name === "string")
  );
}

const invalid = (number: number, line: string, expected: Bilingual, cause?: unknown): AppError =>
  new AppError(
    "decision_invalid",
    `decisions.jsonl: 第 ${number} 行 ${line.slice(0, 120)}; 应为 ${expected.zh} · line ${number}; expected ${expected.en}`,
    { line: number },
    cause,
  );
