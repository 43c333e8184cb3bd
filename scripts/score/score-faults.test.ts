import { expect, test } from "vitest";
import { scoreFaults } from "./score-faults.js";
import type { ScoreInput, StoredRow, TruthRow } from "./score-input.js";
import { traceRows } from "./trace.js";

const file = "returns/村(居)民议事会组成.csv";

/** A sheet whose row 17 repeats row 16, and the issues that the warehouse has. */
function silentWith(...issues: readonly StoredRow[]): readonly string[] {
  const at = { submission_id: "S1", sheet: "" };
  const input: ScoreInput = {
    truth: new Map(),
    rows: [16, 17].map((row): TruthRow => ({
      file,
      sheet: null,
      row: String(row),
      table: "council",
      true_id: "T",
    })),
    faults: [
      {
        file,
        sheet: null,
        row: "17",
        column: null,
        field: null,
        fault: "row_duplicate",
        detectable: "true",
        expected: "merged",
        issue: "row_duplicate",
      },
    ],
    files: null,
    hashes: new Map(),
    stored: new Map<string, readonly StoredRow[]>([
      ["submission", [{ submission_id: "S1", file, sha256: "", status: "accepted" }]],
      [
        "source_row",
        [
          { ...at, row: 16, state: "merged", cells: "{}" },
          { ...at, row: 17, state: "accepted", cells: "{}" },
        ],
      ],
      ["issue", issues.map((issue) => ({ ...at, ...issue }))],
    ]),
  };
  const score = scoreFaults(input, traceRows(input), {
    columns: [],
    findings: [],
    reported: new Map(),
    missing: [],
  });
  const { due, told } = score.kinds.get("row_duplicate")!;
  return [`${told} of ${due} told`, ...score.silent.map(({ got }) => got)];
}

test("a repeated row is told where the one of its record that gave way names it", () => {
  expect(silentWith({ row: 16, code: "row_duplicate", value: "17" })).toEqual(["1 of 1 told"]);
  expect(silentWith({ row: 16, code: "row_duplicate", value: "3" })).toEqual([
    "0 of 1 told",
    "row accepted",
  ]);
  expect(silentWith()).toEqual(["0 of 1 told", "row accepted"]);
});

test("a word that was read as it was meant is no silent fault where the record says something newer", () => {
  const at = { submission_id: "S1", sheet: "" };
  const place = { file, sheet: null, row: "4" };
  const input: ScoreInput = {
    truth: new Map(),
    rows: [{ ...place, table: "consultation", true_id: "T" }],
    faults: [
      {
        ...place,
        column: "协商成果",
        field: "outcome",
        fault: "code_other_word",
        detectable: "true",
        expected: "value",
        true_value: "open",
        written: "办理中",
      },
    ],
    files: null,
    hashes: new Map(),
    stored: new Map<string, readonly StoredRow[]>([
      ["submission", [{ submission_id: "S1", file, sha256: "", status: "accepted" }]],
      ["source_row", [{ ...at, row: 4, state: "accepted", cells: "{}" }]],
      ["issue", []],
    ]),
  };
  const silentWhen = (got: string) =>
    scoreFaults(input, traceRows(input), {
      columns: [],
      findings: [
        {
          table: "consultation",
          column: "outcome",
          class: "wrong",
          file,
          sheet: "",
          row: 4,
          heading: "协商成果",
          raw: "办理中",
          expected: "agreed",
          got,
          fault: "",
          issues: "",
        },
      ],
      reported: new Map(),
      missing: [],
    }).silent.map((one) => one.got);
  expect(silentWhen("open")).toEqual([]);
  expect(silentWhen("stopped")).toEqual(["stopped (wrong)"]);
});
