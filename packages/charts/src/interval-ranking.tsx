import { scaleLinear } from "d3";
import type { KeyboardEvent, ReactElement } from "react";
import { formatPercent } from "./format.js";

/** One unit of a ranking; shares are 0..1. */
export interface RankingRow {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly previous: number | null;
  readonly n: number | null;
  readonly flag: "ok" | "small" | "thin" | "partial" | "not_reported" | "suppressed";
}

/** Data and words of an {@link IntervalRanking}; nothing is fetched or translated here. */
export interface IntervalRankingProps {
  readonly rows: readonly RankingRow[];
  readonly target: number | null;
  readonly domain: readonly [number, number];
  readonly selectedId: string | null;
  readonly words: {
    readonly title: string;
    readonly target: string;
    readonly thin: string;
    readonly missing: string;
  };
  readonly onSelect: (id: string) => void;
  readonly onDrill: (id: string) => void;
}

const rowHeight = 26;
const plot = { left: 118, right: 268, width: 352 };

/** Units by value with their 95 % intervals: colour by the whole interval against the target, hollow where n < 30, patterns where
 * there is no figure. Arrow keys move, Enter selects, a double click or → drills. */
export function IntervalRanking({
  rows,
  target,
  domain,
  selectedId,
  words,
  onSelect,
  onDrill,
}: IntervalRankingProps): ReactElement {
  const x = scaleLinear().domain(domain).range([plot.left, plot.right]).clamp(true);
  const ticks = x.ticks(4);
  const height = rows.length * rowHeight;
  const move = (event: KeyboardEvent<SVGGElement>, i: number): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = rows[i]!;
    if (step !== undefined) {
      const next =
        event.currentTarget.parentElement?.querySelectorAll<SVGGElement>("[data-unit]")[i + step];
      next?.focus();
    } else if (event.key === "Enter" || event.key === " ") onSelect(row.id);
    else if (event.key === "ArrowRight") onDrill(row.id);
    else return;
    event.preventDefault();
  };
  const ranks = formalRanks(rows);
  return (
    <div className="ac-ranking">
      <svg viewBox={`0 0 ${plot.width} 20`} className="ac-ranking-axis" aria-hidden="true">
        {ticks
          .filter((tick) => target === null || Math.abs(x(tick) - x(target)) > 26)
          .map((tick) => (
            <text key={tick} x={x(tick)} y="14" textAnchor="middle" className="ac-tick">
              {Math.round(tick * 100)}
            </text>
          ))}
        {target !== null && (
          <text x={x(target)} y="14" textAnchor="middle" className="ac-target-label">
            {words.target} {Math.round(target * 100)}
          </text>
        )}
      </svg>
      <svg
        viewBox={`0 0 ${plot.width} ${height}`}
        className="ac-ranking-rows"
        role="listbox"
        aria-label={words.title}
      >
        {ticks.map((tick) => (
          <path key={tick} d={`M${x(tick)},0V${height}`} stroke="var(--line)" />
        ))}
        {target !== null && (
          <path d={`M${x(target)},0V${height}`} stroke="var(--target)" strokeWidth="1.2" />
        )}
        {rows.map((row, i) => {
          return (
            <g
              key={row.id}
              transform={`translate(0,${i * rowHeight})`}
              className="ac-ranking-row"
              role="option"
              aria-selected={row.id === selectedId}
              aria-label={`${row.name} ${describe(row, words)}`}
              tabIndex={row.id === selectedId || (selectedId === null && i === 0) ? 0 : -1}
              data-unit={row.id}
              data-value={row.value ?? ""}
              data-flag={row.flag}
              onClick={() => onSelect(row.id)}
              onDoubleClick={() => onDrill(row.id)}
              onKeyDown={(event) => move(event, i)}
            >
              <rect
                width={plot.width}
                height={rowHeight}
                fill={row.id === selectedId ? "var(--accent-bg)" : "transparent"}
              />
              {row.id === selectedId && <rect width="2" height={rowHeight} fill="var(--accent)" />}
              <text x="30" y="17" textAnchor="end" className="ac-rank">
                {ranks[i] ?? "–"}
              </text>
              <text
                x="40"
                y="17.5"
                className="ac-name"
                fontWeight={row.id === selectedId ? 600 : 400}
              >
                {row.name}
              </text>
              <Mark row={row} x={x} target={target} />
              <text x="336" y="17" textAnchor="end" className="ac-value">
                {describe(row, words)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Place of each row among those with a figure of 30 cases or more; null for the others. */
function formalRanks(rows: readonly RankingRow[]): readonly (number | null)[] {
  const formal = rows.map((row) => row.value !== null && row.flag !== "small");
  return formal.map((counts, i) => (counts ? formal.slice(0, i + 1).filter(Boolean).length : null));
}

function describe(row: RankingRow, words: IntervalRankingProps["words"]): string {
  if (row.flag === "not_reported") return words.missing;
  return row.value === null ? words.thin : formatPercent(row.value);
}

/** Colour of an interval: wholly above the target, wholly below it, or across. */
export function intervalColour(
  row: Pick<RankingRow, "low" | "high">,
  target: number | null,
): string {
  if (target === null || row.low === null || row.high === null) return "var(--ink-3)";
  return row.low > target ? "var(--data)" : row.high < target ? "var(--old)" : "var(--ink-3)";
}

function Mark({
  row,
  x,
  target,
}: {
  readonly row: RankingRow;
  readonly x: (value: number) => number;
  readonly target: number | null;
}): ReactElement {
  if (row.value === null) {
    const pattern = row.flag === "not_reported" ? "url(#hMiss)" : "url(#hSup)";
    return <rect x={plot.left} y="9" width={plot.right - plot.left} height="8" fill={pattern} />;
  }
  const colour = intervalColour(row, target);
  const small = row.flag === "small";
  return (
    <>
      {row.low !== null && row.high !== null && (
        <path
          d={`M${x(row.low)},13H${x(row.high)}`}
          stroke={colour}
          strokeWidth="3"
          opacity=".38"
          strokeDasharray={small ? "2 2" : undefined}
        />
      )}
      {row.previous !== null && <path d={`M${x(row.previous)},9v8`} stroke="var(--ink-4)" />}
      <circle
        cx={x(row.value)}
        cy="13"
        r="4"
        fill={small ? "var(--surface)" : colour}
        stroke={small ? colour : "var(--surface)"}
        strokeWidth={small ? 1.6 : 1}
      />
      {small && (
        <text x="296" y="17" textAnchor="end" className="ac-small">
          n={row.n}
        </text>
      )}
    </>
  );
}
