import { type FigureQuery, type Summary, defaultMetricConfig } from "@atlas/metrics";
import type { Database } from "@atlas/warehouse";
import { describe, expect, test, vi } from "vitest";
import { FigureSource } from "./figure-source.js";
import { KeptWork } from "./kept-work.js";
import { likelyNext, windowsBeside } from "./likely-next.js";
import { PointMaker } from "./point-maker.js";
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
  divisions: [],
  quarters: [{ period: "2022Q4" }],
} as unknown as Summary;

const config = defaultMetricConfig("2022-12-31");

/** An engine over nothing, that counts its statements. */
function emptyEngine(onQuery: (sql: string) => void = () => undefined): {
  readonly database: Database;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const database: Database = {
    query: (sql) => {
      asked.push(sql);
      onQuery(sql);
      return Promise.resolve([]);
    },
    queryColumns: (sql) => {
      asked.push(sql);
      return Promise.resolve({
        rowCount: 0,
        columns: { name: [], kind: [], lon: [], lat: [], households: [], state: [] },
      });
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

test("a question asked while it is guessed is the guess", async () => {
  vi.useFakeTimers();
  try {
    const likely = { ...query, kind: "old", periods: ["2022Q4"] } as const;
    let isGuessing = false;
    let guessed: Promise<unknown> | null = null;
    const { database, asked } = emptyEngine((sql) => {
      // In the middle of the guess: when its statement is at the engine.
      if (isGuessing && /FROM figure_closed/.test(sql)) guessed ??= source.ask(likely);
    });
    const source = new FigureSource(summary, config, () => Promise.resolve(database));
    await source.ask({ ...query, periods: ["2022Q1"] });
    source.show({ ...query, periods: ["2022Q4"] });
    const before = closedStatements(asked).length;
    isGuessing = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(guessed).not.toBeNull();
    await expect(guessed).resolves.toEqual(source.known(likely));
    const statements = closedStatements(asked).slice(before);
    // The other kinds and the level below, each with its own statement; none for the question.
    expect(statements).toHaveLength(3);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [undefined, 3],
  [true, 0],
])("where the person asked to save data (%s) %i guesses are asked", async (saveData, guesses) => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { connection: { saveData } });
  try {
    const { database, asked } = emptyEngine();
    const source = new FigureSource(summary, config, () => Promise.resolve(database));
    await source.ask({ ...query, periods: ["2022Q1"] });
    source.show({ ...query, periods: ["2022Q4"] });
    const before = closedStatements(asked).length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(closedStatements(asked).slice(before)).toHaveLength(guesses);
  } finally {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  }
});

describe("what a person points at", () => {
  const communities: FigureQuery = {
    ...query,
    level: "community",
    within: "510107",
    periods: ["2022Q4"],
  };
  const expected = {
    queries: [communities, { ...communities, metric: "coverage" }],
    histogram: { window: "2022Q4", kind: "all", within: "510107" },
  } as const;

  async function pointing(
    act: (source: FigureSource, asked: readonly string[]) => Promise<void>,
  ): Promise<void> {
    vi.useFakeTimers();
    try {
      const { database, asked } = emptyEngine();
      const source = new FigureSource(summary, config, () => Promise.resolve(database));
      await source.ask({ ...query, periods: ["2022Q1"] });
      source.show({ ...query, periods: ["2022Q4"] });
      await act(source, asked);
    } finally {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    }
  }

  test("is read ahead once the pointer rests, before other guesses", () =>
    pointing(async (source) => {
      const end = source.expect(expected);
      let restedMs = 0;
      for (; source.known(communities) === undefined && restedMs < 1000; restedMs += 1)
        await vi.advanceTimersByTimeAsync(1);
      expect(restedMs).toBeGreaterThanOrEqual(80);
      expect(restedMs).toBeLessThan(250);
      for (const one of expected.queries) expect(source.known(one)).toBeDefined();
      expect(source.known({ ...query, kind: "old", periods: ["2022Q4"] })).toBeUndefined();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(source.knownHistogram(expected.histogram)).toBeDefined();
      expect(source.known({ ...query, kind: "old", periods: ["2022Q4"] })).toBeDefined();
      end();
    }));

  test("is not read when the pointer goes on before it rested", () =>
    pointing(async (source) => {
      const end = source.expect(expected);
      await vi.advanceTimersByTimeAsync(50);
      end();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(source.known(communities)).toBeUndefined();
      expect(source.knownHistogram(expected.histogram)).toBeUndefined();
      expect(source.known({ ...query, kind: "old", periods: ["2022Q4"] })).toBeDefined();
    }));

  test("waits for a question that is asked before it", () =>
    pointing(async (source) => {
      const real = { ...query, periods: ["2021Q4"] };
      const order: string[] = [];
      source.expect(expected);
      vi.advanceTimersByTime(80);
      void source.ask(real).then(() => order.push(`${source.known(communities) === undefined}`));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(order).toEqual(["true"]);
      expect(source.known(communities)).toBeDefined();
    }));

  test("gives way to the next that is pointed at", () =>
    pointing(async (source) => {
      const beside = { ...communities, within: "510106" };
      source.expect(expected);
      const end = source.expect({ queries: [beside], histogram: null });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(source.known(beside)).toBeDefined();
      expect(source.known(communities)).toBeUndefined();
      end();
    }));

  test("leaves other guesses their quiet time once all of it is known", () =>
    pointing(async (source) => {
      await source.ask(communities);
      source.expect({ queries: [communities], histogram: null });
      await vi.advanceTimersByTimeAsync(240);
      expect(source.known({ ...query, kind: "old", periods: ["2022Q4"] })).toBeUndefined();
      await vi.advanceTimersByTimeAsync(20);
      expect(source.known({ ...query, kind: "old", periods: ["2022Q4"] })).toBeDefined();
    }));

  test("is looked at once, however much is asked and shown while the pointer rests", () =>
    pointing(async (source) => {
      const looked = vi.fn<() => string>(() => "published");
      const counted: FigureQuery = { ...communities, metric: "published" };
      Object.defineProperty(counted, "metric", { get: looked });
      source.expect({ queries: [counted], histogram: null });
      const before = looked.mock.calls.length;
      expect(before).toBeGreaterThan(0);
      for (const period of ["2020Q1", "2020Q2", "2020Q3"]) {
        source.show({ ...query, periods: [period] });
        await source.ask({ ...query, periods: [period] });
      }
      expect(looked.mock.calls.length).toBe(before);
    }));

  test("is asked once, even if two panels would", () =>
    pointing(async (source, asked) => {
      const quarters = ["2021Q1", "2021Q2", "2021Q3", "2021Q4", "2022Q4"];
      const queries = quarters.map((period) => ({ ...query, periods: [period] }));
      const coverage: FigureQuery = { ...query, metric: "coverage", periods: ["2022Q4"] };
      const before = closedStatements(asked).length;
      // One statement answers six questions.
      source.expect({ queries: [...queries, queries[0]!, coverage], histogram: null });
      while (source.known(coverage) === undefined) await vi.advanceTimersByTimeAsync(1);
      expect(closedStatements(asked)).toHaveLength(before + 1);
    }));

  test("is not read where the person asked to save data", () =>
    pointing(async (source) => {
      vi.stubGlobal("navigator", { connection: { saveData: true } });
      source.expect(expected);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(source.known(communities)).toBeUndefined();
    }));
});

test("no more windows' points are kept than a number, and one forgotten is asked again", async () => {
  const { database, asked } = emptyEngine();
  const queue = new WorkQueue();
  const kept = new KeptWork<number>(queue, 2);
  const asking = (name: string): Promise<number> =>
    kept.ask(name, () => Promise.resolve(asked.push(name)));
  await Promise.all(["points 1", "points 2", "points 3"].map(asking));
  expect(["points 1", "points 2", "points 3"].map((name) => kept.has(name))).toEqual([
    false,
    true,
    true,
  ]);
  await asking("points 3");
  await asking("points 1");
  expect(asked).toEqual(["points 1", "points 2", "points 3", "points 1"]);
  await database.close();
});

test("windows that share their standing compounds share positions, not what was consulted on", () => {
  const columns = {
    lon: [104, 104.1, 104.2],
    lat: [30.5, 30.6, 30.7],
    kind: [0, 1, 2],
    name: ["甲", "乙", "丙"],
    households: [120, 80, -1],
  };
  const maker = new PointMaker({ rowCount: 3, columns });
  const first = maker.pointsOf(Uint8Array.of(2, 0, 1));
  const second = maker.pointsOf(Uint8Array.of(1, 0, 2));
  expect(first).toMatchObject({ name: ["甲", "丙"], consulted: Uint8Array.of(1, 0) });
  expect(Array.from(first.households)).toEqual([120, -1]);
  expect(second.lon).toBe(first.lon);
  expect(second.consulted).toEqual(Uint8Array.of(0, 1));
  const third = maker.pointsOf(Uint8Array.of(1, 1, 2));
  expect(Array.from(third.lon)).toEqual(columns.lon);
  expect(Array.from(third.kind)).toEqual(columns.kind);
});

test("figures go before histograms, these before points, and points before guesses", async () => {
  const order: string[] = [];
  const queue = new WorkQueue();
  const done = new Promise<void>((resolve) => {
    for (const name of ["guess", "points 2022Q1", "histogram 2022Q1 all", "figures"]) {
      queue.add(name, () => {
        order.push(name);
        if (name === "guess") resolve();
        return name === "figures" ? Promise.reject(new Error("dropped")) : Promise.resolve();
      });
    }
  });
  await done;
  expect(order).toEqual(["figures", "histogram 2022Q1 all", "points 2022Q1", "guess"]);
});

test("likely next: other kinds, other figures of the units, one level down and up, windows, the nearest first, and the figures that are left", () => {
  const quarters = ["2021Q4", "2022Q1", "2022Q2", "2022Q3", "2022Q4"];
  const texts = (next: readonly FigureQuery[]): readonly string[] =>
    next.map(({ metric, level, within, kind, periods }) =>
      [metric, level, within ?? "all", kind, periods[0]].join(" "),
    );
  expect(texts(likelyNext([{ ...query, periods: ["2022Q3"] }], quarters))).toEqual([
    "published city all old 2022Q3",
    "published city all managed 2022Q3",
    "published district all all 2022Q3",
    "published city all all 2022Q2",
    "published city all all 2022Q4",
    "published city all all 2022Q1",
    "published city all all 2021Q4",
  ]);
  const ranked = {
    ...query,
    level: "township",
    within: "510107",
    kind: "old",
    periods: ["2022Q4"],
  } as const;
  const next = texts(likelyNext([ranked], quarters)).slice(2);
  expect(next.slice(0, 11)).toEqual([
    "participation township 510107 old 2022Q4",
    "coverage township 510107 old 2022Q4",
    "reach township 510107 old 2022Q4",
    "consult_first township 510107 old 2022Q4",
    "published township 510107 old 2022Q4",
    "published community 510107 old 2022Q4",
    "published district all old 2022Q4",
    "published township 510107 old 2022Q3",
    "published township 510107 old 2022Q2",
    "published township 510107 old 2022Q1",
    "published township 510107 old 2021Q4",
  ]);
  expect(next).toContain("satisfaction township 510107 old 2022Q4");
  expect(next).toContain("council_rules township 510107 all 2022Q4");
  expect(next.filter((text) => /^(index|return_completeness) /.test(text))).toEqual([]);
  const series = { ...query, periods: ["2022Q3", "2022Q4"] };
  expect(texts(likelyNext([series], quarters))).toEqual([
    "published district all all 2022Q3",
    "published city all old 2022Q3",
    "published city all managed 2022Q3",
  ]);
  expect(windowsBeside("2022Q1..2022Q2", quarters.slice(1))).toEqual([
    "2021Q4..2022Q1",
    "2022Q2..2022Q3",
    "2022Q3..2022Q4",
  ]);
});

test("work in turns lets what is more urgent go between, and ends when nobody wants it", async () => {
  const queue = new WorkQueue();
  const long = new KeptWork<string>(queue, 2);
  const seen: string[] = [];
  const turns = (name: string) =>
    async function* () {
      for (const part of [1, 2, 3]) {
        seen.push(`${name}${part}`);
        if (part === 1) queue.add("figures now", async () => void seen.push("figures"));
        yield;
      }
      return name;
    };
  await expect(long.askInTurns("attention a", turns("a"))).resolves.toBe("a");
  expect(seen).toEqual(["a1", "figures", "a2", "a3"]);
  expect(long.known("attention a")).toBe("a");

  seen.length = 0;
  const unwanted = new AbortController();
  void long.askInTurns("attention b", turns("b"), unwanted.signal);
  queue.add("figures first", async () => unwanted.abort());
  await new Promise((wait) => setTimeout(wait, 20));
  expect(seen).toEqual([]);
  expect(long.has("attention b")).toBe(false);
});
