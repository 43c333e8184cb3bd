import { SiteCells, formatCount } from "@atlas/charts";
import type { SiteRecord } from "@atlas/metrics";
import type { ReactElement } from "react";
import { useReading } from "../../data/use-reading.js";
import { siteWordsOf } from "../../i18n/site-words.js";
import type { Scene } from "../../panels/scene.js";
import { siteGroups } from "../../panels/site-tile.js";
import { placeKey } from "../parts/case-key.js";
import { GrowthFrame } from "./growth-frame.js";
import { SiteList } from "./site-list.js";
import { siteReaders } from "./site-readers.js";
import { UnitBatches } from "./unit-batches.js";

/** 示范点: progress against the plan, by quarter, by unit and batch, and one by one. */
export function SitesView(scene: Scene): ReactElement {
  const { source, view, words } = scene;
  const own = siteWordsOf(view.language);
  const sites = useReading(siteReaders(source), placeKey(scene));
  if (sites === undefined)
    return (
      <p className="skeleton" role="status">
        {words.loading}
      </p>
    );
  if (sites.length === 0) return <p className="sub empty">{own.none}</p>;
  const inBatch = (status: SiteRecord["status"]): number =>
    sites.filter((site) => site.batch !== null && site.status === status).length;
  const live = sites.filter(({ batch, status }) => batch !== null && status !== "withdrawn").length;
  const planned = view.within === null ? source.config.plannedSites : null;
  return (
    <>
      <p className="lead">{own.lead}</p>
      <div className="site-count" data-value={live}>
        <p className="tile-value">
          <b>{formatCount(live)}</b>
          {planned !== null && <u>/ {formatCount(planned)}</u>}
        </p>
        <p className="sub">
          {[
            `${own.accepted} ${inBatch("accepted")}`,
            `${own.building} ${inBatch("building")}`,
            `${own.planned} ${inBatch("planned")}`,
            `${own.withdrawn} ${inBatch("withdrawn")}`,
            `${own.nominated} ${sites.filter(({ batch, status }) => batch === null && status !== "withdrawn").length}`,
          ].join(" · ")}
        </p>
        <SiteCells groups={siteGroups(sites, words)} />
      </div>
      <div className="frames">
        <GrowthFrame scene={scene} sites={sites} />
        <UnitBatches scene={scene} sites={sites} />
        <SiteList scene={scene} sites={sites} />
      </div>
    </>
  );
}
