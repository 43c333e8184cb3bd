import { type SiteCellStatus, SiteCells, type SiteGroup } from "@atlas/charts";
import type { SummarySite } from "@atlas/metrics";
import { type ReactElement, useMemo } from "react";
import type { Messages } from "../i18n/messages.js";
import { type KpiScope, useOne } from "./kpi-scope.js";
import { KpiTile } from "./kpi-tile.js";

/** Demonstration sites: how many of those planned are in a batch, and how far they are. */
export function SiteTile(scope: KpiScope): ReactElement {
  const { words, summary, within } = scope;
  const planned = scope.source.config.plannedSites;
  const rows = useOne(scope, "pilot_progress", scope.window) ?? [];
  const of = (part: string | null): number => rows.find((row) => row.part === part)?.value ?? 0;
  const groups = useMemo(
    () =>
      siteGroups(
        summary.sites.filter(
          ({ unit_id: unit, township_id: township }) =>
            within === null || unit === within || township === within,
        ),
        words,
      ),
    [summary, within, words],
  );
  const note = words.siteNote(of("status=accepted"), of("status=building"));
  const nominated = words.nominatedNote(of("nominated"));
  return (
    <KpiTile
      {...scope}
      metric="pilot_progress"
      value={of(null)}
      aside=""
      tip={`${note} · ${nominated}`}
      graphic={<SiteCells groups={groups} />}
    >
      <b>{of(null)}</b>
      {within === null && planned !== null && <u>/ {planned}</u>}
      <span>{note}</span>
      <span className="spare">{nominated}</span>
    </KpiTile>
  );
}

const order: readonly SiteCellStatus[] = ["accepted", "building", "planned"];

/** Batches by their year, nominations last; sites that were withdrawn are not drawn. */
export function siteGroups(
  sites: readonly Pick<SummarySite, "batch" | "year" | "status">[],
  words: Messages,
): readonly SiteGroup[] {
  const groups = new Map<number, SiteCellStatus[]>();
  const years = new Map<number, number | null>();
  for (const { batch, year, status } of sites) {
    if (status === "withdrawn") continue;
    const key = batch ?? Infinity;
    groups.set(key, [...(groups.get(key) ?? []), status]);
    if (batch !== null) years.set(key, year);
  }
  const rank = (status: SiteCellStatus): number => order.indexOf(status);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([key, cells]) => {
      const most = order.find((s) => cells.filter((c) => c === s).length * 2 > cells.length);
      const note =
        most === "accepted" ? words.acceptedShort : most === "building" ? words.buildingShort : "";
      return {
        key: String(key),
        label: key === Infinity ? words.nominated : `${years.get(key) ?? ""}`,
        ...(note === "" || key === Infinity ? {} : { note }),
        cells: cells.sort((a, b) => rank(a) - rank(b)),
      };
    });
}
