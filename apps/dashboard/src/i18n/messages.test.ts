import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@atlas/schema";
import { expect, test } from "vitest";
import { attentionWordsOf } from "./attention-words.js";
import { briefWordsOf } from "./brief-words.js";
import { compoundWordsOf } from "./compound-words.js";
import { exportWordsOf } from "./export-words.js";
import { formatDay } from "./format-day.js";
import { messagesOf } from "./messages.js";
import { planWordsOf } from "./plan-words.js";
import { searchWordsOf } from "./search-words.js";

type Leaf = readonly [path: string, text: string];

/** Every text of a dictionary; functions are called with 1 and with 2 for every parameter. */
function leaves(value: unknown, path = ""): readonly Leaf[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    const speak = value as (...parameters: unknown[]) => string;
    return [1, 2].map((n) => [`${path}(${n})`, speak(...Array(speak.length).fill(n))] as const);
  }
  return Object.entries(value as object).flatMap(([name, part]) => leaves(part, `${path}.${name}`));
}

const dictionaries = [
  messagesOf,
  attentionWordsOf,
  compoundWordsOf,
  searchWordsOf,
  exportWordsOf,
  briefWordsOf,
  planWordsOf,
] as const;
const textsIn = (language: Language): readonly Leaf[] =>
  dictionaries.flatMap((wordsOf) => leaves(wordsOf(language)));
const [zh, en] = [textsIn("zh"), textsIn("en")];
const han = /\p{Script=Han}/u;

test("both dictionaries have the same texts, none empty but where both are", () => {
  expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path));
  zh.forEach(([path, text], i) => expect(text === "", path).toBe(en[i]![1] === ""));
});

test("English has no Chinese in it, and Chinese no words left in English", () => {
  expect(en.filter(([, text]) => han.test(text))).toEqual([]);
  const spoken =
    /\b(?!echarts|china|cities|MIT|WGS|npm|run|atlas|ingest|verify|out|warehouse|manifest|json|Esc|WebGL|IQR|CSV|JSON|SVG|PNG|Word|basemap)[A-Za-z]{3,}\b/;
  expect(zh.filter(([, text]) => spoken.test(text))).toEqual([]);
});

test("numbers of one are singular in English", () => {
  const { announce } = messagesOf("en");
  const { units, longest, imported } = attentionWordsOf("en");
  expect([units.return_missing(1), units.return_missing(2)]).toEqual(["1 return", "2 returns"]);
  expect([longest(1), longest(350)]).toEqual(["longest 1 day", "longest 350 days"]);
  expect([imported(1), imported(2)]).toEqual(["1 entry taken in", "2 entries taken in"]);
  expect(announce("Coverage", 1200, "2022 Q3")).toBe("Coverage: 1,200 units with a value, 2022 Q3");
});

test("every Chinese text of the page is in the dictionary", () => {
  const source = join(import.meta.dirname, "..");
  const written = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/test\.tsx?$/.test(name))
    .filter((name) => !name.startsWith("i18n/"))
    .flatMap((name) =>
      readFileSync(join(source, name), "utf8")
        .split("\n")
        .filter((line) => han.test(line.replace(/\/\*.*|^\s*\*.*|\/\/.*/, "")))
        .map((line) => `${name}: ${line.trim()}`),
    );
  expect(written).toEqual([`bar.tsx: ["zh", "中"],`]);
});

test("every entry of the dictionary is used", () => {
  const source = join(import.meta.dirname, "..");
  const written = readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith("test.ts"))
    .filter((name) => !name.startsWith("i18n/"))
    .map((name) => readFileSync(join(source, name), "utf8"))
    .join("\n");
  const unused = dictionaries
    .flatMap((wordsOf) => Object.keys(wordsOf("zh")))
    .filter(
      (name) =>
        !new RegExp(
          `(words|messages)\\.${name}\\b|\\b${name}[^;]*\\} = (messagesOf|\\w+WordsOf)`,
        ).test(written),
    );
  expect(unused).toEqual([]);
});

test("days follow the language", () => {
  expect(formatDay("2022-12-31", "zh")).toBe("2022年12月31日");
  expect(formatDay("2022-12-31", "en")).toBe("31 Dec 2022");
});
