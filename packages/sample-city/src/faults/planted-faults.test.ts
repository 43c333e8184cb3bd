import { readFileSync } from "node:fs";
import { issueCodes } from "@atlas/schema";
import { describe, expect, test } from "vitest";
import { readBack, type ReadFile } from "../testing/read-back.js";
import { truthRows, writtenCity } from "../testing/written-city.js";
import { faultKinds } from "./fault-kinds.js";

const cities = [11, 12].map((seed) => writtenCity(seed, 0.004, 0.15));

describe("the book of faults", () => {
  test("every kind of fault is planted, and no other", () => {
    const larger = writtenCity(13, 0.05, 0.12);
    const planted = [larger, ...cities].flatMap((files) => truthRows(files, "faults"));
    expect(new Set(planted.map(({ fault }) => fault))).toEqual(new Set(Object.keys(faultKinds)));
  });

  test("a list from elsewhere has records in a small city too", () => {
    for (const files of [writtenCity(13, 0.02, 0.12), ...cities]) {
      const lists = truthRows(files, "faults").filter(({ fault }) =>
        ["file_foreign_list", "file_json_records", "file_geojson", "file_undeclared"].includes(
          fault!,
        ),
      );
      const filled = new Set(truthRows(files, "rows").map(({ file }) => file));
      expect(lists).toHaveLength(4);
      for (const { file } of lists) expect(filled, file).toContain(file);
    }
  });

  test("every issue in it is a code, and what may not be taken as written has one", () => {
    const faults = cities.flatMap((files) => truthRows(files, "faults"));
    const codes = faults.flatMap((fault) => (fault["issue"] ?? "").split(";").filter(Boolean));
    expect(codes.filter((code) => !(code in issueCodes))).toEqual([]);
    expect(codes.length).toBeGreaterThan(1000);
    const untold = Object.entries(faultKinds).filter(
      ([, { expected, issues }]) =>
        issues.length === 0 && !["value", "structural", "any"].includes(expected),
    );
    expect(untold).toEqual([]);
  });

  test("says what stands in the file: every written value, read by another library", () => {
    let compared = 0;
    const wrong: unknown[] = [];
    for (const files of cities) {
      const read = reader(files);
      for (const fault of truthRows(files, "faults")) {
        if (fault["row"] === "" || fault["column"] === "" || fault["written"] === "") continue;
        const file = fault["file"]!;
        if (file.endsWith("json")) continue;
        const sheet = read(file).sheets.get(fault["sheet"]!)!;
        const row = sheet[Number(fault["row"]) - 1]!;
        const transposed = sheet.some((cells) => cells[0] === fault["column"] && cells.length > 1);
        const found = sheet.flatMap((cells) =>
          cells.flatMap((text, i) => (text === fault["column"] ? [row?.[i]] : [])),
        );
        const turned = sheet
          .filter((cells) => transposed && cells[0] === fault["column"])
          .map((cells) => cells[Number(fault["row"]) - 1]);
        compared += 1;
        const written = plain(fault["written"]!);
        if (![...found, ...turned].some((text) => text !== undefined && plain(text) === written))
          wrong.push({ ...fault, found, turned });
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(2000);
  });

  test("knows where every record stands", () => {
    let compared = 0;
    const blank: unknown[] = [];
    for (const files of cities) {
      const read = reader(files);
      const turned = new Set(
        truthRows(files, "faults")
          .filter(({ fault }) => fault === "sheet_transposed")
          .map(({ file, sheet }) => `${file}|${sheet}`),
      );
      for (const line of truthRows(files, "rows")) {
        const { file, sheet, row } = line as Record<"file" | "sheet" | "row", string>;
        if (file.endsWith("json")) continue;
        const texts = read(file).sheets.get(sheet)!;
        const cells = turned.has(`${file}|${sheet}`)
          ? texts.map((cells) => cells[Number(row) - 1] ?? "")
          : (texts[Number(row) - 1] ?? []);
        compared += 1;
        if (cells.filter((text) => text !== "").length < 2) blank.push(line);
      }
    }
    expect(blank.slice(0, 5)).toEqual([]);
    expect(compared).toBeGreaterThan(4000);
  });

  test("counts every row of a bare ledger: header and records, and no more", () => {
    const bare = writtenCity(14, 0.003, 0);
    const read = reader(bare);
    const last = new Map<string, number>();
    for (const line of truthRows(bare, "rows")) {
      const { file, sheet, row } = line as Record<"file" | "sheet" | "row", string>;
      const place = `${file}|${sheet}`;
      const before = last.get(place);
      if (before !== undefined) expect(Number(row), place).toBe(before + 1);
      last.set(place, Number(row));
    }
    for (const [place, row] of last) {
      const [file, sheet] = place.split("|") as [string, string];
      expect(read(file).sheets.get(sheet)!.length, place).toBe(row);
    }
  });
});

/** Reads each file once. */
function reader(files: ReadonlyMap<string, Uint8Array>): (path: string) => ReadFile {
  const read = new Map<string, ReadFile>();
  return (path) => {
    let file = read.get(path);
    if (file === undefined) {
      file = readBack(files, path);
      read.set(path, file);
    }
    return file;
  };
}

/** A number is the same with or without the thousands that its format shows; line ends are the file's own. */
const plain = (text: string): string =>
  text.replace(/(?<=\d),(?=\d{3})/g, "").replaceAll("\r\n", "\n");

test("the README names every kind of fault", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const untold = Object.keys(faultKinds).filter((kind) => {
    const at = kind.indexOf("_");
    const [stem, rest] = [kind.slice(0, at), kind.slice(at)];
    return !readme
      .split("\n")
      .some(
        (line) =>
          line.includes(`\`${kind}`) ||
          (line.includes(`\`${stem}_`) && line.includes(`\`${rest}\``)),
      );
  });
  expect(untold).toEqual([]);
});
