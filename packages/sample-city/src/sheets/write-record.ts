import { type Cell, trueText } from "../forms/cell.js";
import type { Form } from "../forms/form.js";
import { effects } from "../city/effects.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Circumstances } from "../faults/spoil.js";
import { spoilCell } from "../faults/spoil-cell.js";
import { showsTooManyVotes } from "../faults/shows-too-many-votes.js";
import { spoilRow } from "../faults/spoil-row.js";
import { characterLost, formerStreet } from "../faults/spoil-place.js";
import type { OfficeColumn } from "../offices/columns.js";
import { oddnessOf } from "../offices/make-offices.js";
import type { Random } from "../random.js";
import { type Hand, writeCell } from "../writing/write-cell.js";
import { type Written, shown } from "../writing/written.js";

/** A record as it stands in its row; the faults have no row yet. */
export interface WrittenRecord {
  readonly trueId: string;
  readonly townshipId: string | null;
  readonly cells: readonly Written[];
  readonly faults: readonly Omit<PlantedFault, "row">[];
}

/** What the writing of a sheet's records needs to know. */
export interface RecordContext {
  readonly hand: Hand;
  readonly columns: readonly OfficeColumn[];
  readonly random: Random;
  /** Chance of a fault in a cell. */
  readonly rate: number;
  readonly declared: string;
  /** Longitudes stand under the latitude's heading in this sheet. */
  readonly pointsSwapped: boolean;
}

const spared = new Set<string>(effects.namedTownships);

/** Writes one record in an office's hand, with what goes wrong in it. */
export function writeRecord<R>(form: Form<R>, record: R, context: RecordContext): WrittenRecord {
  const { hand, columns, random, rate, declared } = context;
  const { office } = hand;
  const townshipId = form.townshipOf(record);
  const isSpared = townshipId !== null && spared.has(townshipId);
  const truth = form.fields.map((field) => field.cell(record));
  const names = form.fields.map(({ name }) => name);
  const faults: Omit<PlantedFault, "row">[] = [];
  const row = rate > 0 && !isSpared ? spoilRow(names, truth, random, rate) : null;
  const cells = row?.cells ?? truth;
  const drawn = new Map<number, number | null>();
  const note = (column: OfficeColumn, cell: Cell, fault: FaultName, written: Written): Written => {
    faults.push({
      fault,
      field: names[column.field]!,
      column: column.header,
      trueValue: trueText(cell),
      written: shown(written),
    });
    return written;
  };
  const oldNames = office.ways.has("place-old-name") && declared < "2021";
  const losesCharacters = rate > 0 && !office.ways.has("place-code");
  const out = columns.map((column): Written => {
    const cell = cells[column.field] ?? null;
    const part = context.pointsSwapped ? otherPart(column.part) : column.part;
    if (cell === null) {
      const untold = truth[column.field] === null && !leftBlank.test(names[column.field]!);
      return untold ? office.missing : null;
    }
    if (cell.kind === "place") {
      const former = oldNames && random.chance(0.5) ? formerStreet(cell.id) : null;
      if (former !== null) return note(column, cell, "place_old_street", former);
      const lost = losesCharacters ? characterLost(cell.id, declared) : null;
      if (lost !== null && random.chance(oddnessOf(rate)))
        return note(column, cell, "place_character_lost", lost);
    }
    const plain = writeCell(cell, part, hand);
    if (rate === 0 || row?.touched.has(names[column.field]!)) return plain;
    const here: Circumstances = { hand, random, declared, plain, part, spared: isSpared };
    const spoilt =
      cell.kind === "point"
        ? spoilPoint(column.field, cell, here, rate, drawn)
        : random.chance(rate)
          ? spoilCell(cell, here)
          : null;
    return spoilt === null ? plain : note(column, cell, spoilt.fault, spoilt.written);
  });
  const unread = new Set(
    faults.flatMap(({ fault, field }) => (uncounted.has(fault) && field !== null ? [field] : [])),
  );
  const countOf = (name: string): number | null => {
    const cell = cells[names.indexOf(name)];
    const stands = columns.some((column) => column.name === name) && !unread.has(name);
    return stands && cell?.kind === "number" ? cell.value : null;
  };
  for (const fault of row?.faults ?? []) {
    const at = columns.findIndex(({ name }) => name === fault.field);
    const written = out[at];
    faults.push({
      ...fault,
      column: columns[at]?.header ?? null,
      written: written === undefined ? null : shown(written),
      ...(fault.fault === "votes_exceed" && !showsTooManyVotes(countOf)
        ? { shown: false as const }
        : {}),
    });
  }
  return { trueId: form.idOf(record), townshipId, cells: out, faults };
}

/** Faults after which a reader has no count, or one that cannot be. */
const uncounted: ReadonlySet<FaultName> = new Set([
  "value_missing",
  "formula_error",
  "number_words",
  "number_negative",
  "number_outlier",
]);

/** Fields whose missing value stays blank: 无 would be a no, or a batch that is none. */
const leftBlank = /_list$|^handbook$|^party_branch$|^rules_published$|^adopted$|^batch$/;

const otherPart = (part: OfficeColumn["part"]): OfficeColumn["part"] =>
  part === "lon" ? "lat" : part === "lat" ? "lon" : "whole";

/** Both halves of a point go wrong together: the second half repeats the draw of the first. */
function spoilPoint(
  field: number,
  cell: Cell,
  here: Circumstances,
  rate: number,
  drawn: Map<number, number | null>,
): ReturnType<typeof spoilCell> {
  const { random } = here;
  if (!drawn.has(field)) drawn.set(field, random.chance(rate) ? random.next() : null);
  const at = drawn.get(field)!;
  if (at === null) return null;
  const fixed: Random = {
    ...random,
    next: () => at,
    chance: (probability) => (at * 7919) % 1 < probability,
  };
  return spoilCell(cell, { ...here, random: fixed });
}
