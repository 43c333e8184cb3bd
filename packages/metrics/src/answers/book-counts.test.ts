import { expect, test } from "vitest";
import { openSmallCity } from "../testing/small-city.js";
import { smallDivisions } from "../testing/small-city.js";
import { bookCounts } from "./book-counts.js";

const submission = (
  submission_id: string,
  unit_id: string,
  period: string | null,
  status: "accepted" | "superseded" | "rejected" | "retracted",
) => ({
  submission_id,
  sha256: submission_id,
  unit_id,
  period,
  status,
  kind: "consultations" as const,
});

test("counts the returns of the window's quarters and of the years that end in it, and unread files of any period", async () => {
  const database = await openSmallCity({
    division: smallDivisions,
    compound: [],
    consultation: [],
    project: [],
    proposal: [],
    council: [],
    pilot_site: [],
    submission: [
      submission("a", "510104", "2022Q4", "accepted"),
      submission("b", "510104", "2022", "superseded"),
      submission("c", "510105", "2022Q4", "accepted"),
      submission("d", "510104", "2022Q3", "accepted"),
      submission("e", "510104", "2022Q4", "retracted"),
      submission("f", "510104", null, "rejected"),
    ],
  });
  try {
    await database.query(
      "UPDATE submission SET rows_read = 10, rows_quarantined = 2, cells_repaired = 3",
    );
    for (const [code, severity, of] of [
      ["number_outlier", "warning", "a"],
      ["number_outlier", "warning", "b"],
      ["date_invalid", "error", "a"],
      ["date_invalid", "error", "d"],
    ])
      await database.query(
        "INSERT INTO issue (code, severity, submission_id, sheet, message_zh, message_en) VALUES (?, ?, ?, '', '', '')",
        [code!, severity!, of!],
      );
    expect(await bookCounts(database, "2022Q4", null)).toMatchObject({ returns: 3, rejected: 1 });
    expect(await bookCounts(database, "2022Q4", "510104")).toEqual({
      returns: 2,
      rejected: 1,
      rowsRead: 20,
      rowsQuarantined: 4,
      cellsRepaired: 6,
      issues: [
        { code: "number_outlier", severity: "warning", issues: 2 },
        { code: "date_invalid", severity: "error", issues: 1 },
      ],
    });
    expect(await bookCounts(database, "2022Q2..2022Q3", "510104")).toMatchObject({ returns: 1 });
  } finally {
    await database.close();
  }
});
