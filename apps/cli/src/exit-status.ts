import type { AppError } from "@atlas/schema";

const exitOf: Readonly<Record<string, number>> = {
  usage: 2,
  period_invalid: 2,
  query_failed: 2,
  submission_unknown: 2,
  submission_retracted: 2,
  decision_invalid: 2,
  reference_invalid: 2,
  page_missing: 2,
  port_taken: 2,
  warehouse_busy: 2,
  path_missing: 3,
  warehouse_missing: 4,
  warehouse_incomplete: 4,
  warehouse_schema: 4,
};

/** A fault that was not foreseen, so that it is never taken for what `--strict` says with 1.
 * @see https://man.openbsd.org/sysexits.3 EX_SOFTWARE */
export const faultStatus = 70;

/** The exit code of an error: 2 wrong usage, 3 nothing given could be read, 4 a warehouse that does not verify. */
export const exitStatus = ({ code }: AppError): number => exitOf[code] ?? faultStatus;
