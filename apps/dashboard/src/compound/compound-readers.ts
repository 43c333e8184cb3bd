import {
  type CompoundSheet,
  type MetricConfig,
  type PlaceAssessment,
  type RecordSource,
  compoundSheet,
  placeAssessment,
  recordSources,
} from "@atlas/metrics";
import { type TableName, tableNames } from "@atlas/schema";
import type { FigureSource } from "../data/figure-source.js";
import type { Reader } from "../data/use-reading.js";

const keptSheets = 40;
const keptSources = 80;

/** What reads the parts of a compound's sheet. */
export interface CompoundReaders {
  /** By the compound's id; null where there is none. */
  readonly sheets: Reader<CompoundSheet | null>;
  /** By ids of the compound and the divisions over it, the smallest first, with a space between. */
  readonly assessments: Reader<PlaceAssessment | null>;
  /** By {@link recordKey}. */
  readonly sources: Reader<readonly RecordSource[]>;
}

/** Key of a record of a table. */
export const recordKey = (table: TableName, id: string): string => `${table} ${id}`;

/** The readers of a page, made once. */
export function makeCompoundReaders(source: FigureSource, config: MetricConfig): CompoundReaders {
  return {
    sheets: source.reader("sheet", keptSheets, (database, id) =>
      compoundSheet(database, id, config.consultFirstSince),
    ),
    assessments: source.reader("sheet assessment", keptSheets, (database, units) =>
      placeAssessment(database, units.split(" ")),
    ),
    sources: source.reader("sheet source", keptSources, (database, key) => {
      const [name, id] = key.split(" ");
      const table = tableNames.find((one) => one === name)!;
      return recordSources(database, table, id!);
    }),
  };
}
