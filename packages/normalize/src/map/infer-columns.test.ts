import { expect, test } from "vitest";
import { drafted } from "../testing/drafted.js";
import { columnEvidence } from "./column-evidence.js";
import { draftContext } from "../testing/drafted.js";

const lines = Array.from(
  { length: 60 },
  (_, i) => `${i + 31},春熙${"东南西北中"[i % 5]!}${i}号院,驷马桥街道,工人村社区,星辉路${i + 1}号`,
);
const fieldsOf = (rows: readonly string[]) =>
  drafted("名单.csv", rows.join("\n")).parts[0]!.columns.map(({ field }) => field);

test("a running number is no count of households, in whatever order its rows stand", () => {
  const shuffled = lines.map((_, i) => lines[(i * 37) % lines.length]!);
  expect(fieldsOf(lines)).not.toContain("households");
  expect(fieldsOf(shuffled)).toEqual(fieldsOf(lines));
});

test("counts that number nothing are households", () => {
  expect(fieldsOf(lines.map((line, i) => `${line},${80 + ((i * 53) % 400)}`))).toContain(
    "households",
  );
});

test("what a column's cells say does not depend on the order of its rows", () => {
  const rows = Array.from({ length: 200 }, (_, i) => [i < 40 ? `${i}` : `2021-03-${1 + (i % 28)}`]);
  const fit = (each: readonly string[][]) => {
    const evidence = columnEvidence(each, 0, draftContext.reference);
    return [evidence.count, evidence.distinct, evidence.fit("started", "date")];
  };
  expect(fit([...rows].reverse())).toEqual(fit(rows));
});
