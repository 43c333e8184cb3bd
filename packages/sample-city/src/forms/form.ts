import type { Code, Row, TableName } from "@atlas/schema";
import type { TrueCompound } from "../city/true-city.js";
import { type Cell, cell } from "./cell.js";

/** A column of a form. */
export interface Field<R> {
  /** The warehouse's column that it fills. */
  readonly name: string;
  readonly cell: (record: R) => Cell | null;
  /** Heading over several columns in a form with two header rows. */
  readonly group?: string;
}

/** What one kind of return asks for, whoever fills it in. */
export interface Form<R> {
  readonly kind: Code<"return_kind">;
  readonly table: TableName;
  readonly title: string;
  readonly fields: readonly Field<R>[];
  readonly idOf: (record: R) => string;
  readonly townshipOf: (record: R) => string | null;
}

/** Where a row of events says that it happened. */
interface Placed {
  readonly township_id: string | null;
  readonly community_id: string | null;
}

/** An event where it happened, with the office's number of the consultation it speaks of; without a compound it is its community's. */
export interface At<R> {
  readonly row: R;
  readonly compound: TrueCompound | null;
  readonly consultationNumber: string | null;
}

/** A short field. */
export const field = <R>(
  name: string,
  cell: (record: R) => Cell | null,
  group?: string,
): Field<R> => (group === undefined ? { name, cell } : { name, cell, group });

/** Where an event happened: its compound by name, its street and its community. */
export const placeFields = <R extends Placed>(): readonly Field<At<R>>[] => [
  field(
    "compound_id",
    ({ compound }) =>
      compound && { kind: "compound", name: compound.name, townshipId: compound.township_id },
  ),
  field("township_id", ({ row }) => cell.place(row.township_id)),
  field("community_id", ({ row }) => cell.place(row.community_id)),
];

/** Rows of events of one table. */
export type EventOf<N extends "consultation" | "project" | "proposal" | "pilot_site"> = At<Row<N>>;
