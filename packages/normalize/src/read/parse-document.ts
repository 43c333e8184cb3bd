import type { Json } from "./json.js";

/** What may stand before and behind a document that a page's script holds: `var list = …;`, `callback(…)`. */
const assigned = /^\s*(?:export\s+default|(?:var|let|const)\s+[\w$]+\s*=|[\w$.]+\s*=)\s*(?=[[{])/;
const called = /^\s*[\w$.]+\(\s*(?=[[{])/;
const looksLikeScript = new RegExp(`${assigned.source}|${called.source}`);

/** Whether a text begins as a JSON document does, or as one that a script holds. */
export const looksLikeJson = (text: string): boolean =>
  /^\s*[[{]/.test(text) || looksLikeScript.test(text.slice(0, 200));

/** Parses a JSON document, one that a script holds, or a document a line, with a comma behind each or without; lines that are lists are one list.
 * Null where it is none of these. */
export function parseDocument(text: string): Json {
  const whole = parsed(text);
  if (whole !== undefined) return whole;
  const bare = text
    .replace(assigned, "")
    .replace(called, "")
    .trim()
    .replace(/\)?;?$/, "");
  const held = looksLikeScript.test(text.slice(0, 200)) ? parsed(bare) : undefined;
  if (held !== undefined) return held;
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return null;
  const values: Json[] = [];
  for (const line of lines) {
    const value = parsed(line.trim().replace(/,$/, ""));
    if (value === undefined) return null;
    values.push(value);
  }
  return values.every((value) => Array.isArray(value) && value.every(isItem))
    ? (values as Json[][]).flat()
    : values;
}

const isItem = (value: Json): boolean => typeof value === "object" && !Array.isArray(value);

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
