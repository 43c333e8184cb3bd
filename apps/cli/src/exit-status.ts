import type { AppError } from "@atlas/schema";

const exitOf: Readonly<Record<string, number>> = {
  usage: 2,
  period_invalid: 2,
  query_failed: 2,
  submission_unknown: 2,
  submission_retracted: 2,
  decision_invalid: 2,
  basemap_invalid: 2,
  boundaries_invalid: 2,
  reference_invalid: 2,
  scenario_invalid: 2,
  page_missing: 2,
  port_taken: 2,
  chromium_missing: 2,
  chromium_failed: 2,
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

/** What an exit code means, said before the error itself. */
export const statusWords: Readonly<Record<number, string>> = {
  2: "用法有误, 或无法写入 · wrong usage, or a place that cannot be written",
  3: "没有可读的报送 · nothing given could be read",
  4: "数据仓库缺失或不完整 · the warehouse is missing or not whole",
};
