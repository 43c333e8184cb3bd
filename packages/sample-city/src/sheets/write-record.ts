import { type Cell, trueText } from "../forms/cell.js";
import type { Form } from "../forms/form.js";
import { effects } from "../city/effects.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Circumstances } from "../faults/spoil.js";
import { spoilCell } from "../faults/spoil-cell.js";
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
  const out = columns.map((column): Written => {
    const cell = cells[column.field] ?? null;
    const part = context.pointsSwapped ? otherPart(column.part) : column.part;
    if (cell === null) {
      const untold = truth[column.field] === null && !leftBlank.test(names[column.field]!);
      return untold ? office.missing : null;
    }
    const plain = writeCell(cell, part, hand);
    const note = (fault: FaultName, written: Written): void => {
      faults.push({
        fault,
        field: names[column.field]!,
        column: column.header,
        trueValue: trueText(cell),
        written: shown(written),
      });
    };
    if (
      office.ways.has("place-old-name") &&
      cell.kind === "place" &&
      declared < "2021" &&
      random.chance(0.5)
    ) {
      const former = formerStreet(cell.id);
      if (former !== null) {
        note("place_old_street", former);
        return former;
      }
    }
    if (rate > 0 && cell.kind === "place" && !office.ways.has("place-code")) {
      const lost = characterLost(cell.id, declared);
      if (lost !== null && random.chance(oddnessOf(rate))) {
        note("place_character_lost", lost);
        return lost;
      }
    }
    if (rate === 0 || row?.touched.has(names[column.field]!)) return plain;
    const here: Circumstances = { hand, random, declared, plain, part, spared: isSpared };
    if (cell.kind === "point") return spoilPoint(column.field, cell, here, rate, drawn, note);
    if (!random.chance(rate)) return plain;
    const spoilt = spoilCell(cell, here);
    if (spoilt === null) return plain;
    note(spoilt.fault, spoilt.written);
    return spoilt.written;
  });
  for (const fault of row?.faults ?? []) {
    const at = columns.findIndex(({ name }) => name === fault.field);
    const written = out[at];
    faults.push({
      ...fault,
      column: columns[at]?.header ?? null,
      written: written === undefined ? null : shown(written),
    });
  }
  return { trueId: form.idOf(record), townshipId, cells: out, faults };
}

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
  note: (fault: FaultName, written: Written) => void,
): Written {
  const { random, plain } = here;
  if (!drawn.has(field)) drawn.set(field, random.chance(rate) ? random.next() : null);
  const at = drawn.get(field)!;
  if (at === null) return plain;
  const fixed: Random = {
    ...random,
    next: () => at,
    chance: (probability) => (at * 7919) % 1 < probability,
  };
  const spoilt = spoilCell(cell, { ...here, random: fixed });
  if (spoilt === null) return plain;
  note(spoilt.fault, spoilt.written);
  return spoilt.written;
}
