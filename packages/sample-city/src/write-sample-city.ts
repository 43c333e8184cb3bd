import { daysOfPeriod } from "@atlas/schema";
import { effects } from "./city/effects.js";
import { type CityOptions, makeCity } from "./city/make-city.js";
import type { TrueCompound } from "./city/true-city.js";
import { makeOffices } from "./offices/make-offices.js";
import type { Office } from "./offices/office.js";
import { readElements } from "./read-elements.js";
import { Books } from "./returns/books.js";
import { sendAll } from "./returns/schedule.js";
import { Sender } from "./returns/sender.js";
import { sendStrays } from "./returns/strays.js";
import { TruthTable } from "./truth-csv.js";
import { fullAddress } from "./writing/write-place.js";

/** What to make; the same options give the same bytes, in any time zone and locale. */
export interface SampleOptions extends CityOptions {
  /** Chance of a fault in each cell of a kind that can have one; faults of rows, sheets and files follow from it. 0: a clean city. */
  readonly faults: number;
}

/** Takes a finished file; the path is relative, with `/`. */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/** How far the making is: `done` of `total` offices, and the office that is done. */
export type SampleProgress = (done: number, total: number, office: string) => void;

const told = ["compound", "consultation", "project", "proposal", "pilot_site", "council"] as const;

/**
 * Makes a synthetic city and the returns that 23 offices would send of it: `returns/<office>/…`, and beside them `truth/`: the tables as the
 * returns tell them without faults, `files.csv`, `rows.csv`, `faults.csv` and `effects.json`. Returns are handed over one by one and an office's
 * events are made when its turn comes; what stays in memory is the compounds and the text of the truth.
 * @returns how many files of returns and how many data rows they hold
 */
export function writeSampleCity(
  options: SampleOptions,
  write: WriteFile,
  progress: SampleProgress = () => undefined,
): { readonly files: number; readonly rows: number } {
  const { seed, faults: rate } = options;
  const city = makeCity(options);
  const elements = readElements(options.reference.elements);
  const books = new Books();
  const offices = makeOffices(seed, rate);
  const truth = new Map(told.map((name) => [name, new TruthTable(name)]));
  offices.forEach((office, i) => {
    const compounds = city.compounds
      .filter((compound) => compound.unit_id === office.unitId)
      .map((compound, k) => asKept(compound, k, office));
    const sender = new Sender(seed, office, rate, write, books);
    const said = sendAll(city, office, compounds, { seed, rate, elements }, sender);
    for (const name of told) truth.get(name)!.add(said[name].values());
    progress(i + 1, offices.length, office.name);
  });
  sendStrays(city, offices, rate, write, books);
  const encoder = new TextEncoder();
  const text = (path: string, content: string): void => write(path, encoder.encode(content));
  for (const [name, table] of truth) text(`truth/${name}.csv`, table.text());
  for (const name of ["assessment", "township_pilot"] as const) {
    const table = new TruthTable(name);
    table.add(name === "assessment" ? city.assessments : city.townshipPilots);
    text(`truth/${name}.csv`, table.text());
  }
  for (const [path, content] of Object.entries(books.texts())) text(path, content);
  text("truth/effects.json", `${JSON.stringify(effects, null, 2)}\n`);
  text(
    "README.txt",
    `合成示例数据, 由程序生成 (seed ${seed}, scale ${options.scale}, faults ${rate}); 不是成都市的真实统计。\nSynthetic sample made by a program; not statistics of the real city. As of ${daysOfPeriod("2022Q4").last}.\n`,
  );
  return { files: books.files, rows: books.rows };
}

/** A compound as its office keeps it: under the office's number, and with the whole address where the register has no other place. */
const asKept = (compound: TrueCompound, ordinal: number, office: Office): TrueCompound => ({
  ...compound,
  office_number:
    office.numberPrefix === null
      ? null
      : `${office.numberPrefix}XQ${String(ordinal + 1).padStart(5, "0")}`,
  address:
    office.ways.has("place-in-address") && compound.address !== null
      ? fullAddress(compound.address, compound.community_id)
      : compound.address,
});
