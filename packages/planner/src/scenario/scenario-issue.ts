import type { Bilingual } from "@atlas/schema";

/** What is wrong in a scenario. */
export type ScenarioIssueCode =
  | "not_an_object"
  | "unknown_field"
  | "wrong_type"
  | "not_allowed"
  | "out_of_range"
  | "min_above_max"
  | "weights_zero"
  | "included_and_excluded"
  | "too_many_included"
  | "too_few_candidates"
  | "unknown_id"
  | "unknown_district"
  | "unknown_input"
  | "no_position"
  | "no_cost"
  | "existing_no_position";

/** A field of a scenario that cannot be taken as it is; what stands there instead is the default. */
export interface ScenarioIssue extends Bilingual {
  readonly code: ScenarioIssueCode;
  /** JSON pointer (RFC 6901): `/districts/510104/min`. */
  readonly path: string;
  /** As it was given. */
  readonly value: unknown;
  /** A warning leaves the scenario usable as it was meant. */
  readonly severity: "error" | "warning";
}

/** Appends a name to a JSON pointer. */
export const pointTo = (path: string, name: string | number): string =>
  `${path}/${String(name).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** An issue that makes a field be replaced by its default. */
export const scenarioError = (
  code: ScenarioIssueCode,
  path: string,
  value: unknown,
  zh: string,
  en: string,
): ScenarioIssue => ({ code, path, value, severity: "error", zh, en });
