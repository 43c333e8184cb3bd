import { ChartFrame, SiteCells, formatCount, TableScroller } from "@atlas/charts";
import type { SiteRecord } from "@atlas/metrics";
import type { ReactElement } from "react";
import { siteWordsOf } from "../../i18n/site-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";
import { siteGroups } from "../../panels/site-tile.js";

/** Units by batches: the sites of each as cells, and how far their money is there. Below a district the units are its townships. */
export function UnitBatches({
  scene: { view, words, nameOf },
  sites,
}: {
  readonly scene: Scene;
  readonly sites: readonly SiteRecord[];
}): ReactElement {
  const own = siteWordsOf(view.language);
  const unitOf = (site: SiteRecord): string =>
    (view.within === null ? site.unit_id : site.township_id) ?? "";
  const live = sites.filter(({ status }) => status !== "withdrawn");
  const units = [...new Set(live.map(unitOf))].sort();
  const batches = [...new Set(live.map(({ batch }) => batch))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const yearOf = (batch: number | null): number | null =>
    live.find((site) => site.batch === batch && site.year !== null)?.year ?? null;
  const inCell = (unit: string, batch: number | null): readonly SiteRecord[] =>
    live.filter((site) => unitOf(site) === unit && site.batch === batch);
  return (
    <ChartFrame
      className="wide"
      title={own.byUnit}
      summary={own.byUnitSummary(units.length, batches.length)}
      words={systemWordsOf(view.language).frame}
    >
      <TableScroller label={own.byUnit}>
        <table className="ac-table site-table">
          <thead>
            <tr>
              <th scope="col">{own.unit}</th>
              {batches.map((batch) => (
                <th key={batch ?? "none"} scope="col">
                  {batch === null ? own.nominated : own.batch(batch, yearOf(batch))}
                </th>
              ))}
              <th scope="col" className="ac-numeric">
                {own.funded}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit} data-unit={unit}>
                <th scope="row">{unit === "" ? own.noUnit : nameOf(unit)}</th>
                {batches.map((batch) => {
                  const cell = inCell(unit, batch);
                  return (
                    <td key={batch ?? "none"} data-count={cell.length}>
                      {cell.length > 0 && (
                        <>
                          <span>{cell.length}</span>{" "}
                          <SiteCells
                            groups={siteGroups(cell, words).map(({ key, cells }) => ({
                              key,
                              cells,
                            }))}
                          />
                        </>
                      )}
                    </td>
                  );
                })}
                <td className="ac-numeric">
                  {money(
                    live.filter((site) => unitOf(site) === unit && site.batch !== null),
                    own,
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
    </ChartFrame>
  );
}

/** Yuan to tens of thousands. */
const tenThousands = (yuan: number): string => formatCount(Math.round(yuan / 10_000));

/** Funded of needed, over the sites that tell both. */
function money(sites: readonly SiteRecord[], words: ReturnType<typeof siteWordsOf>): string {
  const both = sites.filter(
    ({ budget_yuan: budget, funded_yuan: funded }) => budget !== null && funded !== null,
  );
  if (both.length === 0) return "–";
  const sum = (of: (site: SiteRecord) => number | null): number =>
    both.reduce((total, site) => total + of(site)!, 0);
  return words.fundedOf(
    tenThousands(sum(({ funded_yuan: funded }) => funded)),
    tenThousands(sum(({ budget_yuan: budget }) => budget)),
  );
}
