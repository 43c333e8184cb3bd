import { daysOfPeriod } from "@atlas/schema";
import { effects } from "./city/effects.js";
import { type CityOptions, makeCity } from "./city/make-city.js";
import { ReturnsWriter } from "./returns/returns-writer.js";
import { truthCsv } from "./returns/truth.js";

/** What to make; the same options give the same bytes. */
export interface SampleOptions extends CityOptions {
  /** Chance of a fault in each cell of a kind that can have one, and of each fault of a sheet (five times as likely). */
  readonly faults: number;
}

/** Takes a finished file; the path is relative, with `/`. */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/** How far the making is: `done` of `total` offices. */
export type SampleProgress = (done: number, total: number) => void;

/**
 * Makes a synthetic city and the returns that 23 offices would send of it: `returns/<office>/…`, and beside them `truth/`:
 * the tables as the returns tell them without faults, `rows.csv` and `faults.csv`.
 * @returns how many files of returns and how many data rows they hold
 */
export function writeSampleCity(
  options: SampleOptions,
  write: WriteFile,
  progress: SampleProgress = () => undefined,
): { readonly files: number; readonly rows: number } {
  const city = makeCity(options);
  const elements = options.reference.elements
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","))
    .map(([id, , , , zh]) => ({ id: id!, zh: zh! }));
  const writer = new ReturnsWriter(city, elements, options.faults, write);
  writer.offices.forEach((office, i) => {
    writer.writeOffice(office);
    progress(i + 1, writer.offices.length);
  });
  const encoder = new TextEncoder();
  const text = (path: string, content: string): void => write(path, encoder.encode(content));
  const { truth } = writer;
  text("truth/compound.csv", truthCsv("compound", truth.compound.values()));
  text("truth/consultation.csv", truthCsv("consultation", truth.consultation.values()));
  text("truth/project.csv", truthCsv("project", truth.project.values()));
  text("truth/proposal.csv", truthCsv("proposal", truth.proposal.values()));
  text("truth/pilot_site.csv", truthCsv("pilot_site", truth.pilot_site.values()));
  text("truth/council.csv", truthCsv("council", truth.council.values()));
  text("truth/assessment.csv", truthCsv("assessment", city.assessments));
  text("truth/township_pilot.csv", truthCsv("township_pilot", city.townshipPilots));
  text("truth/rows.csv", `file,sheet,row,table,true_id\n${writer.rowLines.join("\n")}\n`);
  text(
    "truth/faults.csv",
    `file,sheet,row,column,fault,detectable,true_value\n${writer.faultLines.join("\n")}\n`,
  );
  text("truth/effects.json", `${JSON.stringify(effects, null, 2)}\n`);
  text(
    "README.txt",
    `合成示例数据, 由程序生成 (seed ${options.seed}, scale ${options.scale}, faults ${options.faults}); 不是成都市的真实统计。\nSynthetic sample made by a program; not statistics of the real city. As of ${daysOfPeriod("2022Q4").last}.\n`,
  );
  return { files: writer.files, rows: writer.rowLines.length };
}
