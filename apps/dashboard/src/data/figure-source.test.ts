import { type FigureQuery, type Summary, defaultMetricConfig } from "@atlas/metrics";
import type { Database } from "@atlas/warehouse";
import { expect, test } from "vitest";
import { FigureSource } from "./figure-source.js";
import { likelyNext } from "./likely-next.js";
import { WorkQueue } from "./work-queue.js";

const query: FigureQuery = {
  metric: "published",
  level: "city",
  within: null,
  kind: "all",
  periods: ["2022Q3"],
};
const summary = {
  as_of: "2022-12-31",
  answers: [{ query, rows: [] }],
  quarters: [{ period: "2022Q4" }],
} as unknown as Summary;

const config = defaultMetricConfig("2022-12-31");

/** An engine over nothing, that counts its statements. */
function emptyEngine(): { readonly database: Database; readonly asked: string[] } {
  const asked: string[] = [];
  const database: Database = {
    query: (sql) => {
      asked.push(sql);
      return Promise.resolve([]);
    },
    queryColumns: (sql) => {
      asked.push(sql);
      return Promise.resolve({ rowCount: 0, columns: { kind: [] } });
    },
    close: () => Promise.resolve(),
  };
  return { database, asked };
}

const closedStatements = (asked: readonly string[]): readonly string[] =>
  asked.filter((sql) => /FROM figure_closed/.test(sql));

test("what was computed in advance is answered without the engine", async () => {
  const source = new FigureSource(summary, config, () =>
    Promise.reject(new Error("the engine was asked")),
  );
  expect(source.known(query)).toEqual([]);
  await expect(source.ask(query)).resolves.toEqual([]);
});

test("a failed question is asked again", async () => {
  let asked = 0;
  const source = new FigureSource(summary, config, () => {
    asked += 1;
    return Promise.reject(new Error("not yet"));
  });
  const other = { ...query, periods: ["2022Q2"] };
  await expect(source.ask(other)).rejects.toThrow("not yet");
  await expect(source.ask(other)).rejects.toThrow("not yet");
  expect(asked).toBe(2);
});

test("questions of one turn are one statement, and an answer is remembered", async () => {
  const { database, asked } = emptyEngine();
  const source = new FigureSource(summary, config, () => Promise.resolve(database));
  const other = { ...query, periods: ["2022Q2"] };
  const earlier = { ...query, periods: ["2022Q1"] };
  await Promise.all([source.ask(other), source.ask(earlier), source.ask(other)]);
  expect(closedStatements(asked)).toHaveLength(1);
  expect(source.known(other)).toBeDefined();
  const before = asked.length;
  await source.ask(earlier);
  expect(asked).toHaveLength(before);
});

test("a question that nobody wants when its turn comes is never asked", async () => {
  const { database, asked } = emptyEngine();
  const source = new FigureSource(summary, config, () => Promise.resolve(database));
  const stale = new AbortController();
  void source.ask({ ...query, periods: ["2021Q1"] }, stale.signal);
  stale.abort();
  await source.ask({ ...query, periods: ["2022Q1"] });
  expect(source.known({ ...query, periods: ["2021Q1"] })).toBeUndefined();
  expect(closedStatements(asked)).toHaveLength(1);
});

test("points given up and wanted again before their turn are answered", async () => {
  const { database } = emptyEngine();
  let start!: () => void;
  const started = new Promise<void>((resolve) => (start = resolve));
  const source = new FigureSource(summary, config, () => started.then(() => database));
  void source.ask({ ...query, periods: ["2022Q1"] });
  const stale = new AbortController();
  void source.points("2022Q3", stale.signal);
  stale.abort();
  const again = source.points("2022Q3");
  start();
  await expect(again).resolves.toMatchObject({ kind: new Uint8Array(0) });
});

test("figures go before points, and points before guesses", async () => {
  const order: string[] = [];
  const queue = new WorkQueue();
  const done = new Promise<void>((resolve) => {
    for (const name of ["guess", "points 2022Q1", "figures"]) {
      queue.add(name, () => {
        order.push(name);
        if (name === "guess") resolve();
        return name === "figures" ? Promise.reject(new Error("dropped")) : Promise.resolve();
      });
    }
  });
  await done;
  expect(order).toEqual(["figures", "points 2022Q1", "guess"]);
});

test("the other kinds and the windows beside are likely next, none after the last quarter", () => {
  const next = likelyNext([{ ...query, periods: ["2022Q4"] }], "2022Q4");
  expect(next.map(({ kind, periods }) => `${kind} ${periods[0]}`)).toEqual([
    "old 2022Q4",
    "managed 2022Q4",
    "all 2022Q3",
  ]);
});
