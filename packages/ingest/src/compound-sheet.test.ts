import { compoundSheet, recordSources } from "@atlas/metrics";
import type { Row } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { openWarehouse } from "@atlas/warehouse/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenWarehouse } from "./testing/golden-warehouse.js";
import { goldenCity } from "./testing/sample-returns.js";

const { returns } = goldenCity();
const files = new Map([...returns].map(({ name, bytes }) => [name, bytes]));
const since = "2020-01-01";
let database: Database;

beforeAll(async () => {
  ({ database } = await openWarehouse(await goldenWarehouse()));
});
afterAll(() => database?.close());

const all = <R>(table: string): Promise<readonly R[]> =>
  database.query<R>(`SELECT * FROM ${table}`);

describe("the sheet of every compound", () => {
  test("holds its register row and its events, found by going through the tables", async () => {
    const compounds = await all<Row<"compound">>("compound");
    const consultations = await all<Row<"consultation">>("consultation");
    const projects = await all<Row<"project">>("project");
    const proposals = await all<Row<"proposal">>("proposal");
    const names = new Map(
      (await all<Row<"division">>("division")).map((row) => [row.division_id, row.name]),
    );
    const topics = new Map(consultations.map((row) => [row.consultation_id, row.topic]));
    expect(compounds.length).toBeGreaterThan(50);
    let events = 0;
    for (const compound of compounds) {
      const { compound_id: id } = compound;
      const sheet = (await compoundSheet(database, id, since))!;
      const { community_name, ...register } = sheet.identity;
      expect(compound).toMatchObject(register);
      expect(community_name).toBe(names.get(compound.community_id ?? "") ?? null);
      const own = <R extends { readonly compound_id: string | null }>(rows: readonly R[]) =>
        rows.filter((row) => row.compound_id === id);
      expect(sheet.consultations.map((row) => row.consultation_id).toSorted()).toEqual(
        own(consultations)
          .map((row) => row.consultation_id)
          .toSorted(),
      );
      for (const row of sheet.consultations)
        expect(
          consultations.find((one) => one.consultation_id === row.consultation_id),
        ).toMatchObject(row);
      expect(sheet.projects.map((row) => row.project_id).toSorted()).toEqual(
        own(projects)
          .map((row) => row.project_id)
          .toSorted(),
      );
      for (const row of sheet.projects)
        expect(row.topic).toBe(topics.get(row.consultation_id ?? "") ?? null);
      expect(sheet.proposals.map((row) => row.proposal_id).toSorted()).toEqual(
        own(proposals)
          .map((row) => row.proposal_id)
          .toSorted(),
      );
      events += sheet.consultations.length + sheet.projects.length + sheet.proposals.length;
    }
    expect(events).toBeGreaterThan(100);
  });

  test("judges each project by its two dates, in plain words", async () => {
    const projects = new Map(
      (await all<Row<"project">>("project")).map((row) => [row.project_id, row]),
    );
    const consultations = new Map(
      (await all<Row<"consultation">>("consultation")).map((row) => [row.consultation_id, row]),
    );
    const endOf = (on: string, precision: string | null): string =>
      ({
        month: `${on.slice(0, 7)}-31`,
        quarter: `${on.slice(0, 5)}${String(Number(on.slice(5, 7)) + 2).padStart(2, "0")}-31`,
        year: `${on.slice(0, 4)}-12-31`,
      })[precision ?? ""] ?? on;
    const judged = (row: Row<"project">): string => {
      const { started_on: on, started_precision: precision } = row;
      if (on === null) return row.completed_on === null ? "pending" : "undated";
      if (on < since) return "not_applicable";
      if (row.consulted === "declared_none") return "violated";
      const talk = row.consulted === "linked" ? consultations.get(row.consultation_id!) : undefined;
      if (talk?.outcome === "not_agreed" || talk?.outcome === "withdrawn") return "violated";
      if (talk?.outcome !== "agreed" || talk.step6_on === null) return "undetermined";
      if (endOf(talk.step6_on, talk.step6_precision) <= on) return "satisfied";
      return talk.step6_on > endOf(on, precision) ? "violated" : "undetermined";
    };
    const seen = new Set<string>();
    for (const { compound_id: id } of await all<Row<"compound">>("compound"))
      for (const { project_id, verdict } of (await compoundSheet(database, id, since))!.projects) {
        expect([project_id, verdict]).toEqual([project_id, judged(projects.get(project_id)!)]);
        seen.add(verdict);
      }
    expect([...seen]).toEqual(expect.arrayContaining(["satisfied", "violated", "undetermined"]));
  });

  test("is none where there is no such compound, whatever the text", async () => {
    for (const id of ["C0000000000000000", "", "' OR 1=1 --"])
      expect(await compoundSheet(database, id, since)).toBeNull();
  });
});

describe("where a record came from", () => {
  test("each cell stands in the file, in the row and under the heading that are named", async () => {
    const encodings = new Map(
      (await all<Row<"submission">>("submission")).map((row) => [row.submission_id, row.encoding]),
    );
    let compared = 0;
    for (const { compound_id: id } of await all<Row<"compound">>("compound")) {
      const sources = await recordSources(database, "compound", id);
      expect(sources.length).toBeGreaterThan(0);
      for (const source of sources) {
        const bytes = files.get(source.file);
        if (!source.file.endsWith(".csv") || encodings.get(source.submission_id) !== "UTF-8")
          continue;
        const lines = new TextDecoder().decode(bytes).split("\n");
        if (lines.some((line) => line.split('"').length % 2 === 0)) continue;
        for (const { raw, source_column: heading } of source.cells) {
          if (raw === null) continue;
          expect(lines[source.row - 1]).toContain(raw.replaceAll('"', '""'));
          expect(lines.slice(0, source.row - 1).some((line) => line.includes(heading))).toBe(true);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  test("tells every issue of the row, once, under its cell or with the row", async () => {
    const issues = await all<Row<"issue">>("issue");
    let told = 0;
    for (const { consultation_id: id } of await all<Row<"consultation">>("consultation")) {
      for (const source of await recordSources(database, "consultation", id)) {
        const own = issues.filter(
          (issue) =>
            issue.submission_id === source.submission_id &&
            (issue.sheet ?? "") === source.sheet &&
            issue.row === source.row,
        );
        const shown = new Set(
          [...source.changes, ...source.cells.flatMap(({ changes }) => changes)].map(
            ({ code, raw, message_zh }) => `${code} ${raw} ${message_zh}`,
          ),
        );
        expect(shown).toEqual(
          new Set(own.map(({ code, raw, message_zh }) => `${code} ${raw} ${message_zh}`)),
        );
        told += shown.size;
      }
    }
    expect(told).toBeGreaterThan(100);
  });
});
