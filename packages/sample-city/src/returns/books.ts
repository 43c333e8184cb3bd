import type { PlantedFault } from "../faults/fault-kinds.js";
import { faultKinds } from "../faults/fault-kinds.js";
import type { Page } from "../sheets/page.js";
import { csvCell } from "../truth-csv.js";

/** What the truth says of a file as a whole. */
export interface FileRecord {
  readonly file: string;
  readonly unitId: string | null;
  readonly kinds: readonly string[];
  readonly period: string | null;
  readonly declaredOn: string | null;
  readonly receivedOn: string | null;
  readonly format: string;
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly crsLabelled: boolean;
  readonly readable: boolean;
  readonly supersedes: string | null;
  readonly note: string | null;
}

const line = (cells: readonly unknown[]): string => cells.map(csvCell).join(",");

/** The books that account for every file, row and fault of the returns; kept as lines of CSV. */
export class Books {
  files = 0;
  rows = 0;
  readonly #files: string[] = [
    "file,unit_id,kinds,period,declared_on,received_on,format,encoding,crs,crs_labelled,readable,supersedes,note",
  ];
  readonly #rows: string[] = ["file,sheet,row,table,true_id"];
  readonly #faults: string[] = [
    "file,sheet,row,column,fault,detectable,true_value,written,field,expected,issue",
  ];

  /** Enters a file and the sheets in it. */
  enter(record: FileRecord, pages: readonly Page[], faults: readonly PlantedFault[] = []): void {
    this.files += 1;
    this.#files.push(
      line([
        record.file,
        record.unitId,
        record.kinds.join(";"),
        record.period,
        record.declaredOn,
        record.receivedOn,
        record.format,
        record.encoding,
        record.crs,
        record.crsLabelled,
        record.readable,
        record.supersedes,
        record.note,
      ]),
    );
    for (const fault of faults) this.#fault(record.file, "", fault);
    for (const page of pages) {
      const where = `${csvCell(record.file)},${csvCell(page.name)}`;
      this.rows += page.placed.length;
      for (const { row, table, trueId } of page.placed)
        this.#rows.push(`${where},${row},${table},${trueId}`);
      for (const fault of page.faults) this.#fault(record.file, page.name, fault);
    }
  }

  #fault(file: string, sheet: string, planted: PlantedFault): void {
    const { expected, detectable, issues } = faultKinds[planted.fault];
    this.#faults.push(
      line([
        file,
        sheet,
        planted.row,
        planted.column,
        planted.fault,
        detectable && planted.shown !== false,
        planted.trueValue,
        planted.written,
        planted.field,
        expected,
        issues.join(";"),
      ]),
    );
  }

  /** The three books by the names of their files. */
  texts(): Readonly<Record<string, string>> {
    const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
    return {
      "truth/files.csv": text(this.#files),
      "truth/rows.csv": text(this.#rows),
      "truth/faults.csv": text(this.#faults),
    };
  }
}
