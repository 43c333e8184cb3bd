import { type AttentionList, type Summary, defaultMetricConfig } from "@atlas/metrics";
import { expect, test } from "vitest";
import { FigureSource } from "../data/figure-source.js";
import { attentionReaders } from "./attention-readers.js";

const window = "2021Q4..2022Q3";
const summary = {
  as_of: "2022-12-31",
  window,
  answers: [],
  quarters: [{ period: "2022Q4" }],
} as unknown as Summary;

const list = { window, as_of: "2022-12-31", items: [], limits: [] } as unknown as AttentionList;

/** Readers of lists over an engine that fails, and how often each was asked. */
function readers(read: () => Promise<AttentionList | null>) {
  const asked = { file: 0, engine: 0 };
  const source = new FigureSource(
    summary,
    defaultMetricConfig("2022-12-31"),
    () => {
      asked.engine += 1;
      return Promise.reject(new Error("the engine was asked"));
    },
    false,
    () => {
      asked.file += 1;
      return read();
    },
  );
  return { asked, lists: attentionReaders(source).lists };
}

test("the default window's list is the one that came with the warehouse, read once and without the engine", async () => {
  const { asked, lists } = readers(() => Promise.resolve(list));
  expect(lists.known(window)).toBeUndefined();
  expect(await Promise.all([lists.ask(window), lists.ask(window)])).toEqual([list, list]);
  expect(lists.known(window)).toBe(list);
  await lists.ask(window);
  expect(asked).toEqual({ file: 1, engine: 0 });
});

test("of another window the engine is asked, and the file is not read", async () => {
  const { asked, lists } = readers(() => Promise.resolve(list));
  await expect(lists.ask("2022Q3")).rejects.toThrow("the engine was asked");
  expect(lists.known("2022Q3")).toBeUndefined();
  expect(asked).toEqual({ file: 0, engine: 1 });
});

test.each<[string, () => Promise<AttentionList | null>]>([
  ["without a file", () => Promise.resolve(null)],
  ["where it cannot be read", () => Promise.reject(new Error("cut short"))],
  ["where it is of another window", () => Promise.resolve({ ...list, window: "2022Q3" })],
  ["where it is of another day", () => Promise.resolve({ ...list, as_of: "2022-09-30" })],
])("%s the engine works the list out", async (_, read) => {
  const { asked, lists } = readers(read);
  await expect(lists.ask(window)).rejects.toThrow("the engine was asked");
  expect(lists.known(window)).toBeUndefined();
  expect(asked).toEqual({ file: 1, engine: 1 });
});

test("a list that nobody wants any longer when there is no file is not worked out", async () => {
  let answer: (list: null) => void = () => undefined;
  const { asked, lists } = readers(() => new Promise((resolve) => (answer = resolve)));
  const wanted = new AbortController();
  let settled = false;
  void lists.ask(window, wanted.signal).finally(() => (settled = true));
  wanted.abort();
  answer(null);
  await new Promise((go) => setTimeout(go, 20));
  expect([asked.engine, settled]).toEqual([0, false]);
});
