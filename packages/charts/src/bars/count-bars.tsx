import type { ReactElement, ReactNode } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount, formatShare } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";

/** A bar with its count, its share of what is told at the head, and a note. */
export interface CountBar {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** 0..1; null where there is none. */
  readonly share: number | null;
  readonly note?: ReactNode;
  /** Of the bar; `data` unless told. */
  readonly tone?: "data" | "bad" | "quiet";
}

/** Words of {@link CountBars}: its title and the heads of its columns. */
export interface CountBarWords {
  readonly title: string;
  readonly summary: string;
  /** Head of the first column. */
  readonly name: string;
  readonly count: string;
  readonly share: string;
  /** Head of the notes; without it there is no such column. */
  readonly note?: string;
}

/** Counts as bars from one zero, each with its share. It is a table, and reads as one; it fills the width of its box. */
export function CountBars({
  bars,
  words,
}: {
  readonly bars: readonly CountBar[];
  readonly words: CountBarWords;
}): ReactElement {
  const { naming, hidden } = useChartText(words);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <div className="ac-chart ac-count-bars">
      {hidden}
      <table {...naming}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className="ac-bar-head">
              {words.count}
            </th>
            <th scope="col" className="ac-numeric">
              {words.share}
            </th>
            {words.note !== undefined && <th scope="col">{words.note}</th>}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ id, name, count, share, note, tone = "data" }) => (
            <tr key={id} data-bar={id} data-value={count}>
              <th scope="row">{name}</th>
              <td>
                <span className="ac-hidden">{formatCount(count)}</span>
                <svg width="100%" height="16" aria-hidden="true" focusable="false">
                  <rect
                    width={cssPercent((count / most) * 74)}
                    height="14"
                    y="1"
                    className={`ac-bar-${tone}`}
                  />
                  <text x={cssPercent((count / most) * 74)} dx="4" y="12" className="ac-outside">
                    {formatCount(count)}
                  </text>
                </svg>
              </td>
              <td className="ac-numeric">{formatShare(share)}</td>
              {words.note !== undefined && <td>{note}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
