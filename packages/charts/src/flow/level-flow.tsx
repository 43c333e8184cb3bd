import { type ReactElement, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { formatCount, formatShare } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { patternFill } from "../glyphs/patterns.js";

/** Cases that moved from one level to another. */
export interface FlowMove {
  /** Null: they began there. */
  readonly from: string | null;
  readonly to: string;
  readonly count: number;
}

/** Cases whose way ended at a level. */
export interface FlowEnd {
  readonly level: string;
  readonly fate: string;
  readonly count: number;
}

/** Data and words of a {@link LevelFlow}. */
export interface LevelFlowProps {
  /** From the lowest, with their names. */
  readonly levels: readonly (readonly [id: string, name: string])[];
  readonly moves: readonly FlowMove[];
  readonly ends: readonly FlowEnd[];
  /** All that may become of a case, in the order of the bars, with names; at most five. Each has its fill by its place here, whether any case came to it or not. */
  readonly fates: readonly (readonly [id: string, name: string])[];
  readonly words: {
    readonly title: string;
    readonly summary: string;
    /** `提出`, under a level. */
    readonly raised: (count: string) => string;
    /** `上报来`, from lower levels. */
    readonly risen: (count: string) => string;
    /** `退回来`, from higher levels. */
    readonly back: (count: string) => string;
    /** Of a ribbon, under the column that it leaves. */
    readonly onward: (to: string, count: string, share: string) => string;
    /** Of a ribbon, spoken. */
    readonly move: (from: string, to: string, count: string, share: string) => string;
  };
}

const height = 220;
const top = 8;
const barWidth = 9;
const fills = [
  "var(--data)",
  patternFill("hFail"),
  "var(--line-3)",
  patternFill("hPart"),
  patternFill("hSup"),
] as const;

/** Four levels as columns, the lowest at the left: a column is as high as many cases came to it, ribbons are those that went on, and its bar tells what became of those that ended there.
 * Those sent back are told under the column, not drawn. Fills the width of its box, 220 px high with its notes under it. */
export function LevelFlow({ levels, moves, ends, fates, words }: LevelFlowProps): ReactElement {
  const { naming, hidden } = useChartText(words);
  const { columns, ribbons } = useMemo(
    () =>
      layout(
        levels,
        moves,
        ends,
        fates.map(([id]) => id),
      ),
    [levels, moves, ends, fates],
  );
  const nameOf = (id: string): string => levels.find(([level]) => level === id)?.[1] ?? id;
  return (
    <div className="ac-chart ac-flow" role="group" {...naming}>
      {hidden}
      <svg width="100%" height={height} focusable="false">
        <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" width="100%" height={height}>
          {ribbons.map(({ from, to, count, path, share }) => {
            const spoken = words.move(
              nameOf(from),
              nameOf(to),
              formatCount(count),
              formatShare(share),
            );
            return (
              <path
                key={`${from} ${to}`}
                d={path}
                className="ac-ribbon"
                role="img"
                tabIndex={0}
                aria-label={spoken}
                data-flow={`${from} ${to}`}
                data-value={count}
              >
                <title>{spoken}</title>
              </path>
            );
          })}
        </svg>
        {columns.map(({ id, x, ends: own, height: tall }) => (
          <g key={id} data-level={id}>
            <rect
              x={cssPercent(x)}
              y={top}
              width={cssPercent(barWidth)}
              height={tall}
              className="ac-flow-level"
            />
            {own.map(({ fate, y, height: part, count }) => (
              <rect
                key={fate}
                x={cssPercent(x)}
                y={y}
                width={cssPercent(barWidth)}
                height={part}
                className="ac-flow-end"
                fill={fills[fates.findIndex(([one]) => one === fate)] ?? "var(--line-3)"}
                data-end={`${id} ${fate}`}
                data-value={count}
              >
                <title>
                  {`${nameOf(id)} · ${fates.find(([one]) => one === fate)?.[1] ?? fate} ${formatCount(count)}`}
                </title>
              </rect>
            ))}
          </g>
        ))}
      </svg>
      <ol className="ac-flow-notes">
        {columns.map(({ id, raised, risen, back }) => (
          <li key={id}>
            <b>{nameOf(id)}</b>
            <span>{words.raised(formatCount(raised))}</span>
            {risen > 0 && <span>{words.risen(formatCount(risen))}</span>}
            {back > 0 && <span>{words.back(formatCount(back))}</span>}
            {ribbons
              .filter(({ from }) => from === id)
              .map(({ to, count, share }) => (
                <span key={to} data-onward={`${id} ${to}`}>
                  {words.onward(nameOf(to), formatCount(count), formatShare(share))}
                </span>
              ))}
          </li>
        ))}
      </ol>
      <ul className="ac-verdict-legend" aria-hidden="true">
        {fates.map(([id, name], i) => {
          const ended = total(ends.filter(({ fate }) => fate === id));
          return ended === 0 ? null : (
            <li key={id} data-fate={id}>
              <svg className="ac-swatch" width="16" height="11" focusable="false">
                <rect width="16" height="11" className="ac-verdict" fill={fills[i]} />
              </svg>
              {name} {formatCount(ended)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const total = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

/** Columns from the left, each with what ends there at its foot, and ribbons from what goes up to where it comes in. */
function layout(
  levels: readonly (readonly [string, string])[],
  moves: readonly FlowMove[],
  ends: readonly FlowEnd[],
  fates: readonly string[],
) {
  const rank = (id: string): number => levels.findIndex(([level]) => level === id);
  const isUp = ({ from, to }: FlowMove): boolean => from !== null && rank(to) > rank(from);
  const cameTo = (id: string): number => total(moves.filter(({ to }) => to === id));
  const most = Math.max(1, ...levels.map(([id]) => cameTo(id)));
  const scale = (height - 2 * top) / most;
  const x = (id: string): number => (rank(id) * (100 - barWidth)) / Math.max(1, levels.length - 1);
  const up = mergedMoves(moves.filter(isUp));
  const columns = levels.map(([id]) => {
    let y = top + total(up.filter(({ from }) => from === id)) * scale;
    const own = ends
      .filter(({ level }) => level === id)
      .toSorted((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate))
      .map(({ fate, count }) => {
        const part = { fate, count, y, height: count * scale };
        y += part.height;
        return part;
      });
    return {
      id,
      x: x(id),
      height: cameTo(id) * scale,
      ends: own,
      raised: total(moves.filter(({ from, to }) => from === null && to === id)),
      risen: total(up.filter(({ to }) => to === id)),
      back: total(moves.filter((move) => move.from !== null && move.to === id && !isUp(move))),
    };
  });
  const leaves = new Map<string, number>();
  const arrives = new Map<string, number>();
  const ribbons = up
    .toSorted((a, b) => rank(a.from) - rank(b.from) || rank(b.to) - rank(a.to))
    .map(({ from, to, count }) => {
      const [y1, y2] = [top + (leaves.get(from) ?? 0), top + (arrives.get(to) ?? 0)];
      const thick = count * scale;
      leaves.set(from, (leaves.get(from) ?? 0) + thick);
      arrives.set(to, (arrives.get(to) ?? 0) + thick);
      const [x1, x2] = [x(from) + barWidth, x(to)];
      const middle = (x1 + x2) / 2;
      const path =
        `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${x2},${y2}V${y2 + thick}` +
        `C${middle},${y2 + thick} ${middle},${y1 + thick} ${x1},${y1 + thick}Z`;
      return { from, to, count, path, share: count / cameTo(from) };
    });
  return { columns, ribbons };
}

/** Moves between the same two levels as one. */
function mergedMoves(
  moves: readonly FlowMove[],
): readonly { readonly from: string; readonly to: string; readonly count: number }[] {
  const merged = new Map<string, { from: string; to: string; count: number }>();
  for (const { from, to, count } of moves) {
    const key = `${from} ${to}`;
    const known = merged.get(key);
    merged.set(key, { from: from!, to, count: (known?.count ?? 0) + count });
  }
  return [...merged.values()];
}
