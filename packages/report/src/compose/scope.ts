import { type MetricId, quartersOf } from "@atlas/metrics";
import { parseQuarter } from "@atlas/schema";
import type { BriefDivision, BriefInput } from "../brief/brief-input.js";
import { chinese } from "../words/chinese.js";
import { english } from "../words/english.js";
import type { Words } from "../words/words.js";
import { growWithWindow, targetQuarters } from "./brief-figures.js";
import { FigureBook } from "./figure-book.js";

/** What every section is written from: the input with its words, its figures found by name, and names of places. */
export interface Scope {
  readonly input: BriefInput;
  readonly words: Words;
  readonly book: FigureBook;
  /** Name of a division in the brief's language; its id where it is not known. */
  readonly nameOf: (id: string) => string;
  /** What a figure is held against; null without a target, or where it is not set for a window of this length. */
  readonly targetOf: (metric: MetricId) => number | null;
  /** Noun of the units below, `区市县`. */
  readonly noun: string;
}

/** Lays out what the sections need. */
export function scopeOf(input: BriefInput): Scope {
  const words = input.language === "zh" ? chinese : english;
  const names = new Map(input.divisions.map((one) => [one.division_id, nameIn(one, input)]));
  const isTargetWindow = quartersOf(input.period).length === targetQuarters;
  names.set(input.unit.division_id, nameIn(input.unit, input));
  return {
    input,
    words,
    book: new FigureBook(input.figures),
    nameOf: (id) => names.get(id) ?? id,
    targetOf: (metric) =>
      growWithWindow.has(metric) && !isTargetWindow ? null : (input.config.targets[metric] ?? null),
    noun: words.childNoun[input.unit.level],
  };
}

const nameIn = (division: BriefDivision, { language }: BriefInput): string =>
  language === "zh" ? division.name : division.name_en;

/** A window in words: `2022 年第四季度`, `2021 年第四季度至 2022 年第三季度`. */
export function periodText(window: string, words: Words): string {
  const [first, last = first] = window.split("..");
  const name = (quarter: string): string => {
    const parsed = parseQuarter(quarter);
    return parsed ? words.quarter(parsed.year, parsed.quarter) : quarter;
  };
  return first === last ? name(first!) : words.span(name(first!), name(last!));
}
