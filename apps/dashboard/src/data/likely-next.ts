import { type FigureKind, type FigureQuery, quartersOf, windowOf } from "@atlas/metrics";
import { formatQuarter, parseQuarter, shiftQuarter } from "@atlas/schema";

const kinds = ["all", "old", "managed"] as const satisfies readonly FigureKind[];

/** What a person who looks at these figures will probably ask next: the other kinds of compound first, then the window a quarter before
 * and after. A series over many windows is left alone.
 * @param lastQuarter the last one there is */
export function likelyNext(
  shown: readonly FigureQuery[],
  lastQuarter: string,
): readonly FigureQuery[] {
  const single = shown.filter(({ periods }) => periods.length === 1);
  const otherKinds = single
    .filter(({ metric }) => metric !== "return_completeness" && metric !== "pilot_progress")
    .flatMap((query) =>
      kinds.filter((kind) => kind !== query.kind).map((kind) => ({ ...query, kind })),
    );
  const otherWindows = [-1, 1].flatMap((by) =>
    single.flatMap((query) => {
      const quarters = quartersOf(query.periods[0]!).map((quarter) =>
        formatQuarter(shiftQuarter(parseQuarter(quarter)!, by)),
      );
      return quarters.at(-1)! > lastQuarter
        ? []
        : [{ ...query, periods: [windowOf(quarters[0]!, quarters.at(-1)!)] }];
    }),
  );
  return [...otherKinds, ...otherWindows];
}
