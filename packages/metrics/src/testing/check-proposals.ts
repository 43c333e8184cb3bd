import { type DurationCount, survivalQuantiles } from "@atlas/stats";
import { expect } from "vitest";
import type { FigureRow } from "../figure.js";
import type { NaiveFigures, Place } from "./naive-figures.js";
import { naiveProposals, naiveStays } from "./naive-proposals.js";

const ranks = ["compound", "community", "township", "district"];

/** Holds a row of a proposals' figure against the plain loops. */
export function checkProposals(
  naive: NaiveFigures,
  row: FigureRow,
  place: Place,
  asOf: string,
): void {
  const [key, word] = /^(\w+)=(.+)$/.exec(row.part ?? "")?.slice(1) ?? [];
  if (word === "not_reported") return;
  if (row.metric === "proposal_days") return checkDays(naive, row, place, asOf);
  const own = naiveProposals(naive, place);
  const counts = [row.numerator, row.denominator];
  if (word === "straddling") {
    expect(counts).toEqual([own.straddling, own.n + own.straddling]);
    return;
  }
  if (word === "undated") {
    expect(counts).toEqual([own.undated, own.n + own.undated]);
    return;
  }
  const fates = own.n - (own.fates["unknown"] ?? 0);
  const levels = own.levels.reduce((a, b) => a + b, 0);
  const ended = (own.consulted["agreed"] ?? 0) + (own.consulted["not_agreed"] ?? 0);
  switch (row.metric) {
    case "proposal_ordered":
      if (row.part === null) expect(counts).toEqual(own.ordered);
      else expect(counts).toEqual([own.n - own.ordered[1], own.n]);
      return;
    case "proposal_adopted":
      if (row.part === null) expect(counts).toEqual([own.fates["adopted"] ?? 0, fates]);
      if (key === "outcome") expect(counts).toEqual([own.fates[word!] ?? 0, fates]);
      if (key === "left_out") expect(counts).toEqual([own.fates["unknown"] ?? 0, own.n]);
      return;
    case "proposal_agreed":
      if (row.part === null) expect(counts).toEqual([own.consulted["agreed"] ?? 0, ended]);
      else expect(row.numerator).toBe(own.consulted[word!] ?? 0);
      return;
    case "proposal_conformed": {
      const [fits, deviates] = [own.steps["fits"] ?? 0, own.steps["deviates"] ?? 0];
      if (row.part === null) expect(counts).toEqual([fits, fits + deviates]);
      else if (word === "not_closed")
        expect(row.numerator).toBe(Object.values(own.consulted).reduce((a, b) => a + b, 0) - ended);
      else expect(row.numerator).toBe(own.steps[word!]);
      return;
    }
    case "proposal_levels":
      if (key === "level") expect(counts).toEqual([own.levels[ranks.indexOf(word!)], levels]);
      else expect(counts).toEqual([own.levelUnknown, levels + own.levelUnknown]);
      return;
    default:
      if (row.part === null) expect(counts).toEqual(own.returned);
  }
}

function checkDays(naive: NaiveFigures, row: FigureRow, place: Place, asOf: string): void {
  const [, level, q] = /^level=(\w+);(?:q=(\d+)|left_out=dates)$/.exec(row.part!) ?? [];
  const { stays, unusable } = naiveStays(naive, place, ranks.indexOf(level!), asOf);
  const ended = stays.filter(([, event]) => event).length;
  if (q === undefined) {
    expect([row.numerator, row.denominator]).toEqual([unusable, unusable + stays.length]);
    return;
  }
  expect([row.numerator, row.denominator, row.n]).toEqual([ended, stays.length, stays.length]);
  if (row.flag === "thin") return;
  const cases = stays.map(([time, event]): DurationCount => ({ time, event, count: 1 }));
  expect(row.value).toBe(survivalQuantiles(cases, [Number(q) / 100])[0]!.value);
}
