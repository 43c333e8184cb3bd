import type { Cell } from "../forms/cell.js";
import { codeWords } from "../offices/code-words.js";
import type { Office } from "../offices/office.js";
import { randomStream } from "../random.js";
import { writeDay } from "./write-day.js";
import { writeName } from "./write-name.js";
import { writePlace } from "./write-place.js";
import { degreeMinute, inSystem, sexagesimal } from "./write-point.js";
import { type Written, withThousands } from "./written.js";

/** An office at work on one sheet. */
export interface Hand {
  readonly office: Office;
  readonly seed: number;
  /** Register or ledger: a register writes a compound's own name. */
  readonly register: boolean;
  /** Sheets of a program that knows numbers and dates; a text file knows neither. */
  readonly typed: boolean;
}

const words = new Map<string, string>();

/** The word that an office always uses for a code. */
export function officeWord(
  list: Extract<Cell, { kind: "codes" }>["list"],
  code: string,
  { office, seed }: Pick<Hand, "office" | "seed">,
): string {
  if (!office.ways.has("codes-own")) return codeWords(list, code)[0]!;
  const key = `${seed}|${office.unitId}|${list}|${code}`;
  let word = words.get(key);
  if (word === undefined) {
    word = randomStream(seed, "word", office.unitId, list, code).pick(codeWords(list, code));
    words.set(key, word);
  }
  return word;
}

/** A value in the office's own way, without any fault. */
export function writeCell(cell: Cell, part: "whole" | "lon" | "lat", hand: Hand): Written {
  const { office, register, typed } = hand;
  const { ways } = office;
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "year":
    case "score":
      return ways.has("number-text") ? String(cell.value) : cell.value;
    case "number":
      if (ways.has("number-unit")) return `${cell.value}${cell.unit}`;
      if (ways.has("number-text")) return String(cell.value);
      if (typed && ways.has("formula-cells") && /[户人]/.test(cell.unit) && cell.value > 9) {
        const part = Math.floor(cell.value / 3);
        return { value: cell.value, formula: `${part}+${cell.value - part}` };
      }
      if (ways.has("number-thousands") && cell.value >= 1000)
        return typed ? { value: cell.value, format: "thousands" } : withThousands(cell.value);
      return cell.value;
    case "money":
      if (ways.has("money-wan")) return cell.yuan / 10_000;
      if (ways.has("money-unit")) return `${cell.yuan}元`;
      return cell.yuan;
    case "share":
      return writeShare(cell.value, office, typed);
    case "day":
      return writeDay(cell.day, office.dates, ways.has("date-1904"));
    case "flag":
      return office.flags[cell.value ? 0 : 1];
    case "codes":
      return cell.codes.map((code) => officeWord(cell.list, code, hand)).join(office.separator);
    case "place":
      return writePlace(cell.id, office);
    case "compound":
      return register ? cell.name : writeName(cell.name, cell.townshipId, office);
    case "address":
      return cell.text;
    case "point":
      return writePoint(cell, part, office);
  }
}

function writeShare(value: number, office: Office, typed: boolean): Written {
  const points = Math.round(value * 100);
  if (office.shares === "fraction") return value;
  if (office.shares === "points") return points;
  return office.shares === "percent-format" && typed ? { value, format: "percent" } : `${points}%`;
}

function writePoint(
  { lon, lat }: Extract<Cell, { kind: "point" }>,
  part: "whole" | "lon" | "lat",
  { crs, ways }: Office,
): Written {
  const [x, y] = inSystem(lon, lat, crs);
  const written = (degrees: number): string | number =>
    ways.has("point-sexagesimal")
      ? sexagesimal(degrees)
      : ways.has("point-degree-minute")
        ? degreeMinute(degrees)
        : degrees;
  if (part === "whole") return `${written(x)},${written(y)}`;
  return written(part === "lon" ? x : y);
}
