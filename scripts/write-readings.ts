import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pinyin } from "pinyin-pro";
import { fromRoot } from "./paths.js";

/** First and last character of the block that names of places are written in (CJK Unified Ideographs as of Unicode 1.1). */
const [first, last] = [0x4e00, 0x9fa5];

/** Readings of every character, without tones, by syllable: `{"a":"吖啊…"}`, `ü` as `v`; a character with several stands under each. */
export function makeReadings(): string {
  const signs = new Map<string, string>();
  for (let code = first; code <= last; code += 1) {
    const sign = String.fromCodePoint(code);
    const readings = pinyin(sign, { multiple: true, toneType: "none", type: "array", v: true });
    for (const reading of new Set(readings))
      if (/^[a-z]+$/.test(reading)) signs.set(reading, (signs.get(reading) ?? "") + sign);
  }
  const sorted = [...signs].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 0).replaceAll(",", ",\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(fromRoot("data", "pinyin", "readings.json"), makeReadings());
