import type { Language } from "@atlas/schema";
import type { Mark } from "./mark.js";

/** A cell of a table: text, or a mark drawn at its place. */
export interface BriefCell {
  readonly text: string;
  readonly mark?: Mark;
  /** `bad`: of what needs attention; `quiet`: of what is not known. */
  readonly tone?: "bad" | "quiet";
}

/** A column of a table. */
export interface BriefColumn {
  readonly label: string;
  readonly align: "left" | "right";
  /** Share of the table's width; they add up to 1. */
  readonly width: number;
}

/** A table, numbered and titled where it is a figure of the brief. */
export interface BriefTable {
  readonly kind: "table";
  readonly columns: readonly BriefColumn[];
  readonly rows: readonly (readonly BriefCell[])[];
  /** Under the table: how to read it. */
  readonly note: string | null;
}

/** A paragraph. */
export interface BriefParagraph {
  readonly kind: "paragraph";
  readonly text: string;
}

/** Sentences one under another. */
export interface BriefList {
  readonly kind: "list";
  readonly items: readonly string[];
}

/** A piece of a section. */
export type BriefBlock = BriefParagraph | BriefList | BriefTable;

/** A part of the brief under a heading of its own. */
export interface BriefSection {
  readonly id: string;
  readonly title: string;
  /** Under the title: what is shown, in which unit. */
  readonly caption: string | null;
  /** `half`: two of them stand side by side on a printed page. */
  readonly width: "full" | "half";
  readonly blocks: readonly BriefBlock[];
}

/** A headline figure. */
export interface BriefCard {
  readonly name: string;
  /** `38.4%`, `40 / 100`, or the word for why there is no value. */
  readonly value: string;
  readonly isAbsent: boolean;
  /** n, interval, change, target: a line each. */
  readonly lines: readonly string[];
}

/** A brief as pure data: whatever prints it adds no number and no sentence of its own. */
export interface Brief {
  readonly language: Language;
  /** What it is: of which unit, a quarterly brief. */
  readonly title: string;
  readonly headline: string;
  /** Period, as-of date, version. */
  readonly facts: readonly string[];
  /** On every page; null where the data are no sample. */
  readonly badge: string | null;
  readonly cards: readonly BriefCard[];
  readonly sections: readonly BriefSection[];
  /** At the foot of every page, beside its number. */
  readonly footer: string;
}
