import { describe, expect, test } from "vitest";
import { codeLists } from "../codes/code-lists.js";
import type { Table } from "../column.js";
import { createTableSql } from "../sql-type.js";
import { tables } from "./tables.js";

const every: readonly (readonly [string, Table])[] = Object.entries(tables);

describe.each(every)("table %s", (name, table) => {
  test("is filed under its own name, in singular snake_case", () => {
    expect(table.name).toBe(name);
    expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  test("names no column twice", () => {
    const names = table.columns.map((column) => column.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("gives every date x_on its x_precision", () => {
    const names = new Set(table.columns.map((column) => column.name));
    // A submission's own dates are days by definition.
    if (table.role === "book") return;
    for (const column of table.columns) {
      if (column.name.endsWith("_on")) {
        expect(names).toContain(column.name.replace(/_on$/, "_precision"));
      }
    }
  });

  test("refers only to code lists that exist", () => {
    for (const { codes } of table.columns) {
      if (codes !== undefined && codes !== "issue_code")
        expect(Object.keys(codeLists)).toContain(codes);
    }
  });

  test("every number has a unit", () => {
    for (const column of table.columns) {
      const counted = column.type === "integer" || column.type === "double";
      if (counted && !["batch", "row"].includes(column.name)) {
        expect(column.unit, column.name).toBeTruthy();
      }
    }
  });
});

test("core columns of the contract are there under their fixed names", () => {
  const names = (table: Table) => table.columns.map((column) => column.name);
  expect(names(tables.compound)).toEqual(
    expect.arrayContaining(
      "compound_id name aliases kind unit_id township_id community_id address lon lat position_source built_year buildings households residents management self_governance party_branch rules_published valid_from valid_to extra geometry".split(
        " ",
      ),
    ),
  );
  expect(names(tables.consultation)).toEqual(
    expect.arrayContaining(
      "consultation_id compound_id community_id township_id unit_id level topic topic_category lists forms online actors step1_on step7_on step7_precision outcome closed_on published_on households_invited households_participated agree against abstain satisfaction satisfaction_n".split(
        " ",
      ),
    ),
  );
  expect(names(tables.pilot_site)).toEqual(
    expect.arrayContaining(
      "site_id compound_id batch year status designated_on accepted_on budget_yuan funded_yuan lon lat".split(
        " ",
      ),
    ),
  );
});

test("SQL types", () => {
  expect(createTableSql(tables.consultation)).toContain(
    '"lists" STRUCT("guidance" VARCHAR, "positive" VARCHAR, "negative" VARCHAR)',
  );
  expect(createTableSql(tables.proposal)).toContain(
    '"escalations" STRUCT("level" VARCHAR, "on" DATE, "reason" VARCHAR, "returned" BOOLEAN)[]',
  );
  expect(createTableSql(tables.compound)).toContain('"compound_id" VARCHAR NOT NULL');
});
