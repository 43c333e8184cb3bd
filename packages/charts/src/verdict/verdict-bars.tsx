import type { ReactElement } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { patternFill } from "../glyphs/patterns.js";

/** What can be said of a case, in the order of the bar. */
export const verdictKinds = ["pass", "fail", "unknown", "unsatisfiable", "no_rule"] as const;

/** One of {@link verdictKinds}. */
export type VerdictKind = (typeof verdictKinds)[number];

/** A bar: how many cases came to which verdict; those left out are none. */
export interface VerdictBar {
  readonly id: string;
  readonly name: string;
  readonly counts: Readonly<Partial<Record<VerdictKind, number>>>;
}

/** Words of {@link VerdictBars}. */
export interface VerdictBarsWords {
  readonly title: string;
  readonly summary: string;
  readonly verdicts: Readonly<Record<VerdictKind, string>>;
}

const fills: Readonly<Record<VerdictKind, string>> = {
  pass: "var(--data)",
  fail: patternFill("hFail"),
  unknown: patternFill("hSup"),
  unsatisfiable: patternFill("hClash"),
  no_rule: "var(--surface)",
};

/** Verdicts as shares of one bar each, told apart by pattern and, in the legend and beside each bar, by word and count. A bar of no cases is an empty outline.
 * Fills the width of its box. */
export function VerdictBars({
  bars,
  words,
}: {
  readonly bars: readonly VerdictBar[];
  readonly words: VerdictBarsWords;
}): ReactElement {
  const { naming, hidden } = useChartText(words);
  const shown = verdictKinds.filter((kind) => bars.some(({ counts }) => (counts[kind] ?? 0) > 0));
  return (
    <div className="ac-chart ac-verdicts" role="group" {...naming}>
      {hidden}
      <ul className="ac-verdict-legend" aria-hidden="true">
        {shown.map((kind) => (
          <li key={kind}>
            <svg className="ac-swatch" width="16" height="11" focusable="false">
              <rect width="16" height="11" className="ac-verdict" fill={fills[kind]} />
            </svg>
            {words.verdicts[kind]}
          </li>
        ))}
      </ul>
      {bars.map((bar) => (
        <div key={bar.id} className="ac-verdict-row" data-bar={bar.id}>
          <span>{bar.name}</span>
          <Counts bar={bar} words={words} />
          <Bar bar={bar} />
        </div>
      ))}
    </div>
  );
}

const countsOf = ({ counts }: VerdictBar): readonly (readonly [VerdictKind, number])[] =>
  verdictKinds.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [[kind, count] as const] : [];
  });

function Counts({
  bar,
  words,
}: {
  readonly bar: VerdictBar;
  readonly words: VerdictBarsWords;
}): ReactElement {
  const counts = countsOf(bar);
  return (
    <span className="ac-verdict-counts">
      {counts.length === 0 && "n = 0"}
      {counts.map(([kind, count]) => (
        <span key={kind} data-verdict={kind}>
          {words.verdicts[kind]} {formatCount(count)}
        </span>
      ))}
    </span>
  );
}

function Bar({ bar }: { readonly bar: VerdictBar }): ReactElement {
  const counts = countsOf(bar);
  const under = (end: number): number =>
    counts.slice(0, end).reduce((sum, [, count]) => sum + count, 0);
  const percentOf = (count: number): string => cssPercent((count / under(counts.length)) * 100);
  return (
    <svg width="100%" height="14" aria-hidden="true" focusable="false">
      <rect width="100%" height="14" className="ac-verdict-ground" />
      {counts.map(([kind, count], i) => (
        <rect
          key={kind}
          x={percentOf(under(i))}
          width={percentOf(count)}
          height="14"
          className="ac-verdict"
          fill={fills[kind]}
          data-verdict={kind}
        />
      ))}
    </svg>
  );
}
