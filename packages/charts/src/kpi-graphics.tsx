import { line, scaleLinear } from "d3";
import type { ReactElement } from "react";

/** A share against its target, 0..1. */
export function BulletBar({
  value,
  target,
}: {
  readonly value: number | null;
  readonly target: number | null;
}): ReactElement {
  return (
    <svg
      viewBox="0 0 190 10"
      className="ac-kpi-graphic"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect y="3" width="190" height="4" fill={value === null ? "url(#hMiss)" : "var(--sunken)"} />
      {value !== null && <rect y="3" width={190 * value} height="4" fill="var(--data)" />}
      {target !== null && target < 1 && (
        <path d={`M${190 * target},0V10`} stroke="var(--target)" strokeWidth="1.5" />
      )}
    </svg>
  );
}

/** A series of shares with its target; gaps stay gaps. */
export function Sparkline({
  values,
  target,
}: {
  readonly values: readonly (number | null)[];
  readonly target: number | null;
}): ReactElement {
  const known = values.filter((value) => value !== null);
  const top = Math.max(...known, target ?? 0);
  const bottom = Math.min(...known, target ?? 1);
  const x = scaleLinear()
    .domain([0, values.length - 1])
    .range([2, 200]);
  const y = scaleLinear().domain([bottom, top]).range([18, 3]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, i) => x(i))
    .y((value) => y(value!));
  return (
    <svg viewBox="0 0 204 22" className="ac-kpi-graphic" aria-hidden="true">
      {target !== null && (
        <path d={`M0,${y(target)}H204`} stroke="var(--target)" strokeDasharray="2 2" />
      )}
      <path d={path(values) ?? ""} fill="none" stroke="var(--data)" strokeWidth="1.4" />
    </svg>
  );
}

/** One cell a demonstration site: batches in order, nominations last; filled accepted, half building, hollow planned. */
export function SiteCells({
  accepted,
  building,
  nominated,
  total,
}: {
  readonly accepted: number;
  readonly building: number;
  readonly nominated: number;
  readonly total: number;
}): ReactElement {
  const cells = Math.max(total, accepted + building + nominated);
  return (
    <svg viewBox="0 0 300 22" className="ac-kpi-graphic" aria-hidden="true">
      {Array.from({ length: cells }, (_, i) => {
        const x = Math.floor(i / 2) * 6;
        const y = (i % 2) * 7 + 3;
        const filled = i < accepted;
        const half = !filled && i < accepted + building;
        return (
          <g
            key={i}
            data-site-state={
              filled
                ? "accepted"
                : half
                  ? "building"
                  : i < accepted + building + nominated
                    ? "nominated"
                    : "open"
            }
          >
            <rect
              x={x + 0.5}
              y={y + 0.5}
              width="4"
              height="4"
              fill={filled ? "var(--site)" : "none"}
              stroke="var(--site)"
              strokeWidth=".8"
              opacity={filled || half ? 1 : 0.5}
            />
            {half && <rect x={x + 0.5} y={y + 0.5} width="2" height="4" fill="var(--site)" />}
          </g>
        );
      })}
    </svg>
  );
}
