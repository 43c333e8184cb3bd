import { tables } from "@atlas/schema";
import { describe, expect, test } from "vitest";
import { type CellEvidence, classifyCell, lenientShare, strictShare } from "./cell-class.js";
import { clusterAgreement } from "./cluster-agreement.js";
import { compareCell } from "./compare-cell.js";
import { hardMarks } from "./score-links.js";

const columnOf = (table: "consultation" | "compound", name: string) =>
  tables[table].columns.find((column) => column.name === name)!;

describe("agreement of clusters", () => {
  test("five items, worked by hand", () => {
    const items = [
      ["a", "1"],
      ["a", "1"],
      ["a", "2"],
      ["b", "2"],
      ["b", "3"],
    ] as const;
    const found = clusterAgreement(items);
    // Pairs: true 3 + 1, found 1 + 1, both 1.
    expect([found.pairPrecision, found.pairRecall]).toEqual([1 / 2, 1 / 4]);
    // B-cubed by hand: precision (1 + 1 + 1/2 + 1/2 + 1) / 5, recall (2/3 + 2/3 + 1/3 + 1/2 + 1/2) / 5.
    expect(found.bCubedPrecision).toBeCloseTo(0.8, 12);
    expect(found.bCubedRecall).toBeCloseTo(8 / 15, 12);
  });

  test("perfect, and without any pair", () => {
    expect(clusterAgreement([["a", "x"]])).toMatchObject({ pairF1: 1, bCubedF1: 1 });
    expect(clusterAgreement([])).toMatchObject({ items: 0, pairF1: 1, bCubedF1: 1 });
  });
});

describe("a cell against the truth", () => {
  test("a date known to less is coarser; another month is different", () => {
    const column = columnOf("consultation", "step1_on");
    expect(compareCell(column, "2021-03-17", "2021-03-17", "day")).toBe("equal");
    expect(compareCell(column, "2021-03-17", "2021-03-01", "month")).toBe("coarser");
    expect(compareCell(column, "2021-03-17", "2021-01-01", "quarter")).toBe("coarser");
    expect(compareCell(column, "2021-03-17", "2021-03-01", "day")).toBe("different");
    expect(compareCell(column, "2021-03-17", "2021-04-01", "quarter")).toBe("different");
    expect(compareCell(column, "2021-03-17", null, null)).toBe("null");
    expect(compareCell(column, null, "2021-03-17", "day")).toBe("invented");
  });

  test("lists are sets, structs are by name, positions agree to two metres", () => {
    const forms = columnOf("consultation", "forms");
    expect(compareCell(forms, '["a","b"]', ["b", "a"], null)).toBe("equal");
    expect(compareCell(forms, '["a","b"]', ["b"], null)).toBe("different");
    const lon = columnOf("compound", "lon");
    expect(compareCell(lon, "104.06", 104.060015, null)).toBe("equal");
    expect(compareCell(lon, "104.06", 104.0601, null)).toBe("different");
  });
});

describe("the class of a cell", () => {
  const evidence = (change: Partial<CellEvidence>): CellEvidence => ({
    likeness: "null",
    planted: [],
    codes: new Set(),
    written: ["待核实"],
    headingsLeft: false,
    ...change,
  });
  const fault = (expected: string, issue: string) => ({ fault: "one", expected, issue });
  const invalid = fault("null", "number_invalid;missing_word");

  test("a null is right only under an issue for the fault that was planted there", () => {
    const ofNull = (codes: readonly string[], planted: CellEvidence["planted"]) =>
      classifyCell(evidence({ codes: new Set(codes), planted }));
    expect(ofNull(["missing_word"], [invalid])).toBe("null_right_issue");
    expect(ofNull(["row_duplicate"], [invalid])).toBe("null_other_issue");
    expect(ofNull(["number_invalid"], [])).toBe("null_other_issue");
    expect(ofNull(["number_approximate"], [fault("value", "number_approximate")])).toBe(
      "null_other_issue",
    );
    expect(ofNull([], [invalid])).toBe("null_silent");
    const unlabelled = { ...fault("value", "crs_converted"), fault: "crs_unlabelled" };
    expect(ofNull(["crs_ambiguous"], [unlabelled])).toBe("null_right_issue");
    expect(ofNull(["crs_ambiguous"], [])).toBe("null_other_issue");
    expect(ofNull([], [unlabelled])).toBe("null_silent");
    expect(classifyCell(evidence({ written: [" "] }))).toBe("blank");
    expect(classifyCell(evidence({ written: [], headingsLeft: true }))).toBe("unmapped");
    expect(classifyCell(evidence({ written: [] }))).toBe("not_reported");
  });

  test("a coarser date is right only where no more was written, and said", () => {
    const codes = new Set(["date_completed"]);
    const month = fault("coarser", "date_completed");
    expect(classifyCell(evidence({ likeness: "coarser", codes, planted: [month] }))).toBe(
      "coarser_as_written",
    );
    expect(classifyCell(evidence({ likeness: "coarser", planted: [month] }))).toBe("coarser");
    expect(classifyCell(evidence({ likeness: "coarser", codes }))).toBe("coarser");
  });

  test("a value kept as written is excused only with its issue", () => {
    const kept = { likeness: "different", planted: [fault("kept", "number_outlier")] } as const;
    expect(classifyCell(evidence({ ...kept, codes: new Set(["number_outlier"]) }))).toBe("excused");
    expect(classifyCell(evidence({ ...kept, codes: new Set(["date_future"]) }))).toBe(
      "wrong_with_issue",
    );
    expect(classifyCell(evidence(kept))).toBe("wrong");
  });

  test("the strict share takes neither a coarser date nor a null under another issue", () => {
    const counts = { right: 6, null_right_issue: 1, coarser: 1, null_other_issue: 1, wrong: 1 };
    expect(strictShare({ ...counts, blank: 9 })).toBe(0.7);
    expect(lenientShare({ ...counts, excused: 9 })).toBe(0.9);
    expect(strictShare({ blank: 1 })).toBeNull();
  });
});

test("house number and phase are read from any writing", () => {
  expect(hardMarks("星辉中路六号院")).toBe(hardMarks("星辉中路6#院"));
  expect(hardMarks("银杏路二十二号")).toBe("22/");
  expect(hardMarks("槐树北巷一百四十七号院")).toBe("147/");
  expect(hardMarks("槐树北巷一〇七号院")).toBe("107/");
  expect(hardMarks("锦绣花园一期")).not.toBe(hardMarks("锦绣花园二期"));
  expect(hardMarks("银杏路22号附7号院")).not.toBe(hardMarks("银杏路22号院"));
});
