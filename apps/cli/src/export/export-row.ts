/** A row as it is exported: column → value. */
export type ExportRow = Readonly<Record<string, unknown>>;
