import fc from "fast-check";
import { expect, test } from "vitest";
import { known, lies } from "../testing/naive-figures.js";
import { randomCity } from "../testing/random-city.js";
import { openSmallCity } from "../testing/small-city.js";
import { type ProposalFlows, proposalFlows } from "./proposal-flows.js";

const window = "2021Q3..2022Q3";
const levels = ["compound", "community", "township", "district"] as const;

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0);

test("at every level what comes in goes on or ends there", async () => {
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(randomCity, async (city) => {
      const database = await openSmallCity(city);
      try {
        const found = await proposalFlows(database, { window, within: null, kind: "all" });
        const { flows, ends, proposals, pathUnknown } = found;
        for (const level of levels) {
          const came = sum(flows.filter(({ to }) => to === level));
          const went = sum(flows.filter(({ from }) => from === level));
          expect(came).toBe(went + sum(ends.filter((end) => end.level === level)));
        }
        expect(sum(ends)).toBe(proposals - pathUnknown);
        expect(sum(flows.filter(({ move }) => move === "raised"))).toBe(proposals - pathUnknown);
        moved += sum(flows.filter(({ move }) => move !== "raised"));
        expect(counted(found)).toEqual(naive(city));
      } finally {
        await database.close();
      }
    }),
    { numRuns: 25, seed: 31 },
  );
  expect(moved).toBeGreaterThan(20);
});

const counted = ({ flows, ends }: ProposalFlows): Readonly<Record<string, number>> =>
  Object.fromEntries([
    ...flows.map(({ from, to, move, count }) => [`${from} ${to} ${move}`, count] as const),
    ...ends.map(({ level, fate, count }) => [`${level} ${fate}`, count] as const),
  ]);

/** The same by walking each proposal's path. */
function naive(city: Parameters<typeof openSmallCity>[0]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (key: string): void => void (counts[key] = (counts[key] ?? 0) + 1);
  for (const p of city.proposal ?? []) {
    if (lies(p.raised_on, p.raised_precision, window) !== "inside") continue;
    const path = [p.raised_level, ...(p.escalations ?? []).map(({ level }) => level)];
    if (!known(p.escalations) || path.some((level) => !known(level))) continue;
    add(`null ${path[0]} raised`);
    p.escalations.forEach(({ reason }, i) => {
      const [from, to] = [path[i]!, path[i + 1]!];
      const rise = levels.indexOf(to as "compound") - levels.indexOf(from as "compound");
      const told = (reason ?? "").trim() !== "";
      const move = rise === 1 ? "next" : rise > 1 ? (told ? "skip_explained" : "skip") : "back";
      add(`${from} ${to} ${move}`);
    });
    const contradicts =
      (p.adopted === true && ["rejected", "withdrawn"].includes(p.outcome ?? "")) ||
      (p.adopted === false && p.outcome === "adopted");
    const fate = contradicts
      ? "unknown"
      : p.adopted === true
        ? "adopted"
        : (p.outcome ?? (p.adopted === false ? "rejected" : "unknown"));
    add(`${path.at(-1)} ${fate}`);
  }
  return counts;
}
