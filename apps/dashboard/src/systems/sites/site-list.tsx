import { ChartFrame, SiteGlyph, formatCount, TableScroller } from "@atlas/charts";
import type { SiteRecord } from "@atlas/metrics";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { Choice } from "../../controls/choice.js";
import { formatDated } from "../../i18n/format-dated.js";
import { siteWordsOf } from "../../i18n/site-words.js";
import { systemWordsOf } from "../../i18n/system-words.js";
import type { Scene } from "../../panels/scene.js";

const statuses = ["all", "accepted", "building", "planned", "withdrawn"] as const;
const pageRows = 50;

/** Every site with its batch, state, dates and money; its name goes to its compound, or to it on the map. */
export function SiteList({
  scene: { view, words, nameOf, onChange },
  sites,
}: {
  readonly scene: Scene;
  readonly sites: readonly SiteRecord[];
}): ReactElement {
  const own = siteWordsOf(view.language);
  const [status, setStatus] = useState<(typeof statuses)[number]>("all");
  const [rows, setRows] = useState(pageRows);
  const chosen = sites.filter((site) => status === "all" || site.status === status);
  const shown = chosen.slice(0, rows);
  const dated = (on: string | null, precision: string | null): string =>
    on === null ? "–" : formatDated(on, precision, view.language);
  return (
    <ChartFrame
      className="wide"
      title={own.list}
      summary={own.listSummary(chosen.length)}
      words={systemWordsOf(view.language).frame}
      actions={
        <Choice
          label={own.filter}
          value={status}
          options={statuses.map((one) => [one, one === "all" ? own.all : words.siteStates[one]])}
          onChange={(one) => {
            setStatus(one);
            setRows(pageRows);
          }}
        />
      }
    >
      <TableScroller label={own.list}>
        <table className="ac-table site-table">
          <thead>
            <tr>
              <th scope="col">{own.name}</th>
              <th scope="col">{own.unit}</th>
              <th scope="col">{own.status}</th>
              <th scope="col">{own.batchWord}</th>
              <th scope="col">{own.designated}</th>
              <th scope="col">{own.acceptedOn}</th>
              <th scope="col" className="ac-numeric">
                {own.budget}
              </th>
              <th scope="col" className="ac-numeric">
                {own.funded}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((site) => (
              <tr key={site.site_id} data-site={site.site_id}>
                <th scope="row" lang="zh-CN">
                  <Button
                    className="link"
                    onPress={() =>
                      onChange(
                        site.compound_id === null
                          ? { system: null, selected: site.site_id }
                          : { selected: site.compound_id },
                      )
                    }
                  >
                    {site.name ?? site.site_id}
                  </Button>
                </th>
                <td>
                  {[site.unit_id, site.township_id]
                    .filter((id) => id !== null)
                    .map(nameOf)
                    .join(" · ")}
                </td>
                <td className="site-status">
                  <SiteGlyph status={site.status === "withdrawn" ? "planned" : site.status} />{" "}
                  {words.siteStates[site.status]}
                </td>
                <td>{site.batch === null ? own.nominated : own.batch(site.batch, site.year)}</td>
                <td>{dated(site.designated_on, site.designated_precision)}</td>
                <td>{dated(site.accepted_on, site.accepted_precision)}</td>
                <td className="ac-numeric">{tenThousands(site.budget_yuan)}</td>
                <td className="ac-numeric">{tenThousands(site.funded_yuan)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroller>
      {chosen.length > shown.length && (
        <Button className="link" onPress={() => setRows(rows + pageRows)}>
          {own.more(Math.min(pageRows, chosen.length - shown.length))}
        </Button>
      )}
    </ChartFrame>
  );
}

const tenThousands = (yuan: number | null): string =>
  formatCount(yuan === null ? null : Math.round(yuan / 10_000));
