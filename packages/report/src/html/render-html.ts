import type {
  Brief,
  BriefBlock,
  BriefCard,
  BriefCell,
  BriefSection,
  BriefTable,
} from "../brief/brief.js";
import { drawMark, inks } from "../draw/draw-mark.js";
import { svgPatterns, toSvg } from "../draw/svg.js";
import { briefCss } from "./brief-css.js";
import { escaped } from "../text/escape.js";

/** Widths in CSS px of a page's text, A4 less its margins, and of the two columns of a pair. */
const widths = { page: 688, left: 360, right: 302 } as const;

/**
 * Sets a brief as one page of HTML that prints on A4, and asks for nothing from outside itself. Badge, foot and page number stand in the
 * page's margin boxes, which Chromium prints from version 131 on.
 *
 * @returns the same text for the same brief
 */
export function renderHtml(brief: Brief): string {
  const { language, title, badge, footer, headline, facts } = brief;
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${briefCss(badge, footer)}</style></head><body>${svgPatterns(inks.groundInk, inks.ground)}
<header><div class="kicker"><span>${escaped(title)}</span>${badge === null ? "" : `<span class="badge">${escaped(badge)}</span>`}</div>
<h1>${escaped(headline)}</h1>
<p class="facts">${facts.map((fact) => `<span>${escaped(fact)}</span>`).join("")}</p></header>
<div class="cards">${brief.cards.map(card).join("")}</div>
<main>${grouped(brief.sections).map(group).join("\n")}</main>
</body></html>
`;
}

/** Sections in the order given, those of half width that follow each other together. */
function grouped(sections: readonly BriefSection[]): readonly (readonly BriefSection[])[] {
  const groups: BriefSection[][] = [];
  for (const one of sections) {
    const last = groups.at(-1);
    if (one.width === "half" && last?.[0]!.width === "half") last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** The first of several stands on the left; each other one in the column that is shorter so far. */
function group([first, ...others]: readonly BriefSection[]): string {
  if (others.length === 0) return section(first!, widths.page);
  const columns = { left: [first!], right: [] as BriefSection[] };
  for (const one of others)
    columns[lines(columns.right) <= lines(columns.left) ? "right" : "left"].push(one);
  const column = (name: "left" | "right"): string =>
    `<div>${columns[name].map((one) => section(one, widths[name])).join("")}</div>`;
  return `<div class="pair">${column("left")}${column("right")}</div>`;
}

/** How long sections are, about, in rows of a table; title, caption and note are three. */
const lines = (sections: readonly BriefSection[]): number =>
  sections
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, one) => sum + 3 + (one.kind === "table" ? one.rows.length : 0), 0);

const card = ({ name, value, isAbsent, lines }: BriefCard): string =>
  `<div class="card"><h3>${escaped(name)}</h3><b${isAbsent ? ' class="absent"' : ""}>${escaped(value)}</b>${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}</div>`;

const section = ({ id, title, caption, width, blocks }: BriefSection, wide: number): string =>
  `<section id="${id}" class="${width}"><h2>${escaped(title)}</h2>${caption === null ? "" : `<p class="caption">${escaped(caption)}</p>`}${blocks.map((one) => block(one, wide)).join("")}</section>`;

function block(one: BriefBlock, wide: number): string {
  if (one.kind === "paragraph") return `<p class="lead">${escaped(one.text)}</p>`;
  if (one.kind === "list")
    return `<ul>${one.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
  return table(one, wide);
}

function table({ columns, rows, note }: BriefTable, wide: number): string {
  const marked = columns.map((_, i) => rows.some((row) => row[i]?.mark !== undefined));
  const side = (i: number): string =>
    marked[i] ? "mark" : columns[i]!.align === "right" ? "right" : "";
  const isMarked = marked.includes(true);
  const head = columns.some(({ label }) => label !== "")
    ? `<thead><tr>${columns.map(({ label }, i) => `<th class="${side(i)}">${escaped(label)}</th>`).join("")}</tr></thead>`
    : "";
  return `<table${isMarked ? ' class="marked"' : ""}><colgroup>${columns.map(({ width }) => `<col style="width:${Math.round(width * 1000) / 10}%">`).join("")}</colgroup>${head}<tbody>${rows
    .map(
      (row) =>
        `<tr>${row.map((one, i) => cell(one, side(i), columns[i]!.width * wide)).join("")}</tr>`,
    )
    .join("")}</tbody></table>${note === null ? "" : `<p class="note">${escaped(note)}</p>`}`;
}

function cell({ text, mark, tone }: BriefCell, side: string, width: number): string {
  const classes = [side, tone ?? ""].filter((name) => name !== "").join(" ");
  const inside = mark === undefined ? escaped(text) : toSvg(drawMark(mark, width));
  return `<td${classes === "" ? "" : ` class="${classes}"`}>${inside}</td>`;
}
