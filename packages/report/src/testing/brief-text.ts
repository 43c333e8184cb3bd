import type { Brief, BriefBlock } from "../brief/brief.js";

/** Every text of a brief's blocks, in order. */
const blockTexts = (block: BriefBlock): readonly string[] =>
  block.kind === "paragraph"
    ? [block.text]
    : block.kind === "list"
      ? block.items
      : [
          ...block.columns.map(({ label }) => label),
          ...block.rows.flat().map(({ text }) => text),
          ...(block.note === null ? [] : [block.note]),
        ];

/** Every text of a brief in the order in which it is read, without empty ones. */
export const briefTexts = (brief: Brief): readonly string[] =>
  [
    ...brief.cards.flatMap(({ name, value, lines }) => [name, value, ...lines]),
    ...brief.sections.flatMap(({ title, caption, blocks }) => [
      title,
      ...(caption === null ? [] : [caption]),
      ...blocks.flatMap(blockTexts),
    ]),
  ].filter((text) => text !== "");
