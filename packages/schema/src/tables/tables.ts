import type { Code } from "../codes/code-lists.js";
import type { RowOf } from "../column.js";
import { issue, lineage, link, quarantine, sourceRow, submission } from "./books.js";
import { consultation } from "./consultation.js";
import { assessment, council, townshipPilot } from "./institutions.js";
import { pilotSite } from "./pilot-site.js";
import { compound, compoundAlias, division } from "./places.js";
import { project } from "./project.js";
import { proposal } from "./proposal.js";

/** Every table of the warehouse by name, in documented order: core tables, then books. */
export const tables = {
  division,
  compound,
  consultation,
  project,
  proposal,
  pilot_site: pilotSite,
  council,
  assessment,
  township_pilot: townshipPilot,
  submission,
  source_row: sourceRow,
  issue,
  quarantine,
  link,
  lineage,
  compound_alias: compoundAlias,
} as const;

/** Name of a warehouse table. */
export type TableName = keyof typeof tables;

/** The table that each kind of return fills. */
export const tableOfKind = {
  compounds: "compound",
  consultations: "consultation",
  projects: "project",
  proposals: "proposal",
  "pilot-sites": "pilot_site",
  councils: "council",
  assessments: "assessment",
  "township-pilots": "township_pilot",
} as const satisfies Readonly<Record<Code<"return_kind">, TableName>>;

/** The row of the table `N`. */
export type Row<N extends TableName> = RowOf<(typeof tables)[N]>;

/** Rows for every table: what `normalize` makes and `warehouse` writes. */
export type CityTables = { readonly [N in TableName]: readonly Row<N>[] };

/** The same rows as they can be walked, more than once: the long books need not be in memory. */
export type CityRows = { readonly [N in TableName]: Iterable<Row<N>> };

/** All table names in documented order. */
export const tableNames = Object.keys(tables) as TableName[];

/** Raised whenever a table or column changes its name, type or meaning; a warehouse of another version is refused. */
export const schemaVersion = 3;
