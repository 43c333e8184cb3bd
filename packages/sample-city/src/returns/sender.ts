import { addDays } from "../days.js";
import type { FaultName, PlantedFault } from "../faults/fault-kinds.js";
import type { Office } from "../offices/office.js";
import { type Random, randomStream } from "../random.js";
import type { Page } from "../sheets/page.js";
import { instructions } from "../sheets/instructions.js";
import type { WriteFile } from "../write-sample-city.js";
import type { Books } from "./books.js";
import type { Part } from "./part.js";
import { formatOf, officeOn, save, saveZip } from "./save.js";
import { fileStem, titleRows } from "./wrap.js";

/** A return to be sent. */
export interface Sending {
  readonly period: string;
  readonly declared: string;
  /** Day it came; null leaves it to the office: within two days. */
  readonly received?: string;
  readonly parts: readonly Part[];
  readonly supersedes?: readonly string[];
  readonly fault?: FaultName;
}

const whole = (fault: FaultName, trueValue: string | null = null): PlantedFault => ({
  fault,
  row: null,
  column: null,
  field: null,
  trueValue,
  written: null,
});

/** Puts an office's returns into files, and the files into the books. */
export class Sender {
  readonly #office: Office;
  readonly #write: WriteFile;
  readonly #books: Books;
  readonly #rate: number;
  readonly #random: Random;
  #serial = 0;

  constructor(seed: number, office: Office, rate: number, write: WriteFile, books: Books) {
    this.#office = office;
    this.#write = write;
    this.#books = books;
    this.#rate = rate;
    this.#random = randomStream(seed, "sending", office.unitId);
  }

  /** Writes a return: one workbook, or a file a kind. @returns paths of the files */
  send(sending: Sending): readonly string[] {
    const { period, declared } = sending;
    const office = officeOn(this.#office, declared);
    const received = sending.received ?? addDays(declared, this.#random.integer(0, 2));
    const titled = sending.parts.flatMap((part) => {
      this.#serial += 1;
      const titles = titleRows(office, part.title, period, declared, received);
      const pages = part.pages(this.#serial, titles, declared);
      // With a sheet a township and no compound in any there is nothing to send.
      return pages.length === 0 ? [] : [{ part, pages }];
    });
    if (titled.length === 0) return [];
    const stem = (title: string): string =>
      `returns/${office.name}/${fileStem(office, title, period, declared)}`;
    const { extension } = formatOf(office);
    const enter = (file: string, parts: readonly Part[], pages: readonly Page[], note?: string) =>
      this.#enter(file, parts, pages, sending, received, note ?? null);
    if (office.container === "workbook") {
      const title = titled.length === 1 ? titled[0]!.part.title : "季度台账";
      const pages = titled.flatMap((one) => one.pages);
      const file = `${stem(title)}.xlsx`;
      this.#put(file, save(this.#withInstructions(pages), office), office);
      enter(file, sending.parts, this.#withInstructions(pages));
      return [file];
    }
    if (office.container === "zip") {
      const file = `${stem(titled.length === 1 ? titled[0]!.part.title : "季度台账")}.zip`;
      const inner: Record<string, Uint8Array> = {};
      for (const { part, pages } of titled) {
        const name = `${fileStem(office, part.title, period, declared)}.csv`;
        inner[name] = save(pages, office);
        enter(`${file}/${name}`, [part], pages, "in a zip");
      }
      this.#put(file, saveZip(inner), office);
      return Object.keys(inner).map((name) => `${file}/${name}`);
    }
    return titled.map(({ part, pages }) => {
      const file = `${stem(part.title)}.${extension}`;
      const all =
        extension === "csv" || extension === "tsv" ? pages : this.#withInstructions(pages);
      this.#put(file, save(all, office), office);
      enter(file, [part], all);
      return file;
    });
  }

  #withInstructions(pages: readonly Page[]): readonly Page[] {
    return this.#office.ways.has("instruction-sheet") ? [instructions, ...pages] : pages;
  }

  #enter(
    file: string,
    parts: readonly Part[],
    pages: readonly Page[],
    { period, declared, supersedes, fault }: Sending,
    received: string,
    note: string | null,
  ): void {
    const office = officeOn(this.#office, declared);
    const points = parts.some((part) => part.hasPoints);
    this.#books.enter(
      {
        file,
        unitId: office.unitId,
        kinds: parts.map(({ kind }) => kind),
        period,
        declaredOn: declared,
        receivedOn: office.titled ? received : null,
        format: formatOf(office).extension,
        encoding: formatOf(office).encoding,
        crs: points ? office.crs : null,
        crsLabelled: points && !office.ways.has("crs-unlabelled"),
        readable: true,
        supersedes: supersedes?.join(";") ?? null,
        note,
      },
      pages,
      // Without titles a file bears no day on which it came, and nobody can tell that it came late.
      fault && (office.titled || fault !== "file_older_after_newer") ? [whole(fault)] : [],
    );
  }

  /** Now and then the same bytes come once more under another name. */
  #put(file: string, bytes: Uint8Array, office: Office): void {
    this.#write(file, bytes);
    if (!this.#random.chance(Math.min(0.5, this.#rate))) return;
    const again = file.replace(/(\.\w+)$/, "(再次报送)$1");
    this.#write(again, bytes);
    this.#books.enter(
      {
        file: again,
        unitId: office.unitId,
        kinds: [],
        period: null,
        declaredOn: null,
        receivedOn: null,
        format: formatOf(office).extension,
        encoding: formatOf(office).encoding,
        crs: null,
        crsLabelled: false,
        readable: true,
        supersedes: null,
        note: "same bytes",
      },
      [],
      [whole("file_resent", file)],
    );
  }
}
