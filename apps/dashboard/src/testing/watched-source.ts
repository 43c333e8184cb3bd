import type { FigureQuery } from "@atlas/metrics";
import type { HistogramQuery } from "../data/histogram-query.js";
import type { Page } from "playwright-core";
import type { FigureSource } from "../data/figure-source.js";

/** What is to be read ahead of a unit. */
export interface Pointed {
  /** Questions, but for those whose answer was known by then. */
  readonly expected: readonly string[];
  /** Nobody points at it any longer. */
  readonly ended: boolean;
}

/** What a page's source of figures was told and asked since it was watched, or since this was last taken. */
export interface Seen {
  readonly pointed: readonly Pointed[];
  /** Questions, but for those whose answer was known. */
  readonly asked: readonly string[];
}

interface Watched {
  readonly pointed: Pointed[];
  readonly asked: string[];
  /** Questions not answered nor given up. */
  open: number;
  /** When something was last asked or answered. */
  at: number;
}

interface Fiber {
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: { readonly current?: Fiber } | null;
  readonly memoizedProps: { readonly source?: FigureSource } | null;
}

/** Watches the page's own source of figures: what it is told that a person points at, and what it is asked. The page must save data, so
 * that nothing is known before it is asked. */
export async function watchSource(page: Page): Promise<void> {
  await page.waitForSelector("[data-unit]");
  await page.evaluate(() => {
    const root: object = document.querySelector("#root")!;
    const [, top] = Object.entries(root).find(([key]) => key.startsWith("__reactContainer"))!;
    const fibers = [(top as Fiber).stateNode!.current!];
    let source: FigureSource | undefined;
    while (!source) {
      const { child, sibling, memoizedProps } = fibers.pop()!;
      source = memoizedProps?.source;
      fibers.push(...[sibling, child].filter((one) => one !== null));
    }
    const own = source;
    const ask = own.ask.bind(own);
    const askHistogram = own.histogram.bind(own);
    const point = own.expect.bind(own);
    const watched: Watched = { pointed: [], asked: [], open: 0, at: 0 };
    Object.assign(globalThis, { watched });
    const named = ({ metric, level, within, kind, periods }: FigureQuery): string =>
      [metric, level, within, kind, periods.join("+")].join(" ");
    const namedHistogram = ({ within, kind, window }: HistogramQuery): string =>
      ["histogram", within, kind, window].join(" ");
    const note = (question: string, answer: Promise<unknown>, signal?: AbortSignal): void => {
      watched.asked.push(question);
      watched.open += 1;
      let isOpen = true;
      const end = (): void => {
        if (isOpen) watched.open -= 1;
        isOpen = false;
        watched.at = performance.now();
      };
      signal?.addEventListener("abort", end);
      answer.then(end, end);
    };
    own.ask = (query, signal) => {
      const isKnown = own.known(query) !== undefined;
      const answer = ask(query, signal);
      if (!isKnown) note(named(query), answer, signal);
      return answer;
    };
    own.histogram = (query, signal) => {
      const isKnown = own.knownHistogram(query) !== undefined;
      const answer = askHistogram(query, signal);
      if (!isKnown) note(namedHistogram(query), answer, signal);
      return answer;
    };
    own.expect = (expected) => {
      const { queries, histogram } = expected;
      const pointed = {
        expected: [
          ...queries.filter((query) => own.known(query) === undefined).map(named),
          ...(histogram && !own.knownHistogram(histogram) ? [namedHistogram(histogram)] : []),
        ],
        ended: false,
      };
      watched.pointed.push(pointed);
      const end = point(expected);
      return () => {
        pointed.ended = true;
        end();
      };
    };
  });
}

/** What was told and asked, once half a second went by in which nothing was asked or answered. */
export async function takeSeen(page: Page): Promise<Seen> {
  await page.evaluate(async () => {
    const { watched } = globalThis as unknown as { watched: Watched };
    watched.at = performance.now();
    while (watched.open > 0 || performance.now() - watched.at < 500)
      await new Promise((go) => setTimeout(go, 20));
  });
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched };
    return { pointed: watched.pointed.splice(0), asked: watched.asked.splice(0) };
  });
}
