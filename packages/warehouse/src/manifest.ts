import type { TableName } from "@atlas/schema";
import type { Configuration } from "./configuration.js";

/** One file of a warehouse version; `path` is relative to the version's folder. */
export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly table: TableName | null;
  readonly rows: number | null;
  /** Smallest and largest value of each key column, as text. */
  readonly ranges: Readonly<
    Record<string, { readonly min: string | null; readonly max: string | null }>
  >;
}

/** `manifest.json`: what a version of the warehouse is made of. */
export interface Manifest {
  readonly schema_version: number;
  /** Folder name under `versions/`; a function of the content. */
  readonly version: string;
  /** Day up to which the returns speak (`YYYY-MM-DD`). */
  readonly as_of: string;
  /** True when any return that was not retracted says that it is a synthetic sample, also one that a newer one replaced. */
  readonly synthetic: boolean;
  readonly tables: Readonly<
    Record<TableName, { readonly rows: number; readonly content_hash: string }>
  >;
  /** Hash of the `decisions.jsonl` that was in force; null where there was none. */
  readonly decisions_sha256: string | null;
  /** The schedule and targets that its figures go by; absent in a warehouse made before they were kept: the usual ones hold. */
  readonly configuration?: Configuration;
  /** Hash of the reference tables that the returns were read with; absent as `configuration` is. */
  readonly reference_sha256?: string;
  readonly files: readonly ManifestFile[];
  readonly returns: readonly { readonly file: string; readonly sha256: string }[];
}
