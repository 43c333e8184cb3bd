import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { draftFile } from "../draft/draft-file.js";
import { draftContext } from "../testing/drafted.js";
import { readFile } from "./read-file.js";

const place = ["驷马桥街道", "工人村社区", "80"] as const;
const drafted = (name: string, bytes: Uint8Array) => {
  const reading = readFile({ name, bytes, sha256: name });
  return { reading, part: draftFile(reading, {}, draftContext).parts[0]! };
};
const json = (name: string): Uint8Array =>
  new TextEncoder().encode(
    `[{"小区名称":"${name}","街道":"${place[0]}","社区":"${place[1]}","户数":80}]`,
  );
const mended = (part: ReturnType<typeof drafted>["part"]) =>
  part.issues.filter(({ code }) => code === "text_mended").map(({ raw }) => raw);

describe("NUL and half characters", () => {
  test("of JSON are mended, once, in what is kept of the row as in its values", () => {
    const { part } = drafted("金牛区_小区台账_2021.json", json("听荷\\u0000轩\\ud800"));
    const accepted = part.rows.find(({ state }) => state === "accepted")!;
    expect(accepted.values["name"]).toBe("听荷轩\uFFFD");
    expect(JSON.parse(accepted.cells)).toMatchObject({ 小区名称: "听荷轩\uFFFD" });
    expect(mended(part)).toEqual(["1"]);
  });

  test("of .xls are mended", () => {
    const sheet = utils.aoa_to_sheet([
      ["小区名称", "街道", "社区", "户数"],
      ["听荷\u0000轩", ...place],
      ["荷苑\ud83d", ...place],
    ]);
    const book = { SheetNames: ["小区"], Sheets: { 小区: sheet } };
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
    const { reading, part } = drafted("金牛区_小区台账_2021.xls", bytes);
    expect(reading.format).toBe("xls");
    const text = JSON.stringify(reading.sheets);
    expect(text.search(/\p{Cs}/u) < 0 && !/\\u0000|\\ud8/.test(text)).toBe(true);
    expect(
      part.rows.filter(({ state }) => state === "accepted").map(({ values }) => values["name"]),
    ).toEqual(["听荷轩", "荷苑\uFFFD"]);
    expect(mended(part)).toEqual(["2"]);
  });

  test("a cell of nothing else is empty, and whole characters of two halves stay", () => {
    const empty = drafted("金牛区_小区台账_2021.json", json("\\u0000"));
    expect(empty.reading.sheets[0]!.rows[0]![0]).toBe(null);
    const { part } = drafted("金牛区_小区台账_2021.json", json("听荷轩\\ud840\\udc0b"));
    expect(part.rows.find(({ state }) => state === "accepted")!.values["name"]).toBe("听荷轩𠀋");
    expect(mended(part)).toEqual([]);
  });

  test("a text file with a NUL is no text, as before", () => {
    const bytes = new TextEncoder().encode(
      `小区名称,街道,社区,户数\n听荷\u0000轩,${place.join()}\n`,
    );
    expect(readFile({ name: "a.csv", bytes, sha256: "a" }).rejection).not.toBe(null);
  });
});
