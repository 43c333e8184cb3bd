import type { ReactElement } from "react";
import { graphicNaming } from "./graphic-naming.js";
import {
  type SiteCellStatus,
  type SiteCounts,
  type SiteGroup,
  groupsOfCounts,
} from "./site-groups.js";

/** Groups in their order (batches, then nominations), or only counts by state. */
export type SiteCellsProps = ({ readonly groups: readonly SiteGroup[] } | SiteCounts) & {
  /** Accessible name with the counts; without one the cells are decoration beside them. */
  readonly label?: string;
};

const pitch = 5;
const side = 4;

/** One cell a site in two rows, group by group: filled accepted, half building, hollow planned. */
export function SiteCells(props: SiteCellsProps): ReactElement {
  const groups = "groups" in props ? props.groups : groupsOfCounts(props);
  return (
    <span className="ac-chart ac-kpi-graphic ac-sites" {...graphicNaming(props.label)}>
      {groups.map(({ key, label, note, cells }) => {
        const columns = Math.max(1, Math.ceil(cells.length / 2));
        return (
          <span key={key} className="ac-site-group" data-group={key} data-count={cells.length}>
            <svg
              width={columns * pitch - 1}
              height={2 * pitch - 1}
              viewBox={`0 0 ${columns * pitch - 1} ${2 * pitch - 1}`}
              preserveAspectRatio="xMinYMid"
              focusable="false"
            >
              {cells.map((status, i) => (
                <Cell
                  key={i}
                  status={status}
                  x={(i % columns) * pitch}
                  y={Math.floor(i / columns) * pitch}
                />
              ))}
            </svg>
            {label !== undefined && (
              <span className="ac-site-label">
                {label}
                {note !== undefined && <b>{note}</b>}
              </span>
            )}
          </span>
        );
      })}
    </span>
  );
}

function Cell({
  status,
  x,
  y,
}: {
  readonly status: SiteCellStatus;
  readonly x: number;
  readonly y: number;
}): ReactElement {
  const planned = status === "planned";
  return (
    <g transform={`translate(${x},${y})`} data-site={status}>
      {status === "accepted" && <rect width={side} height={side} fill="var(--site)" />}
      {status === "building" && <path d={`M0,0h${side}L0,${side}Z`} fill="var(--site)" />}
      {status !== "accepted" && (
        <rect
          x=".4"
          y=".4"
          width={side - 0.8}
          height={side - 0.8}
          fill="none"
          stroke={planned ? "var(--line-3)" : "var(--site)"}
          strokeWidth={planned ? 0.7 : 0.8}
        />
      )}
    </g>
  );
}
