import { expect, test } from "vitest";
import { joinSql, sql } from "./sql.js";

test("values are bound, pieces are written in, in the order of the text", () => {
  const filter = sql`unit_id = ${"x'; DROP TABLE compound; --"}`;
  expect(sql`SELECT ${1} FROM compound WHERE ${filter} AND kind = ${"old"}`).toEqual({
    text: "SELECT ? FROM compound WHERE unit_id = ? AND kind = ?",
    parameters: [1, "x'; DROP TABLE compound; --", "old"],
  });
});

test("joining keeps the order", () => {
  expect(joinSql([sql`${1}`, sql`${2}`, sql`now()`], sql`, `)).toEqual({
    text: "?, ?, now()",
    parameters: [1, 2],
  });
  expect(joinSql([], sql`, `)).toEqual({ text: "", parameters: [] });
});
