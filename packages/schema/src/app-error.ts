/** Where an {@link AppError} happened and what it saw: plain values that can be printed as JSON. */
export type ErrorDetails = Readonly<Record<string, unknown>>;

/**
 * The one error class of the product. `message` reads `package: what <value>; expected …`.
 * A fault in somebody's *data* is never thrown: it is an `issue` row.
 *
 * @example
 * throw new AppError("warehouse_missing", "warehouse: no current version in ./w; run atlas ingest", { path: "./w" });
 */
export class AppError extends Error {
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}
