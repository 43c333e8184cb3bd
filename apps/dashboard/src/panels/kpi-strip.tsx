import type { ReactElement } from "react";
import type { KpiScope } from "./kpi-scope.js";
import { ShareTile } from "./share-tile.js";
import { SiteTile } from "./site-tile.js";

/** The six headline figures of the city or of a district. */
export function KpiStrip(scope: KpiScope): ReactElement {
  return (
    <section className="kpis" aria-label={scope.words.figures} data-picture={scope.words.figures}>
      <ShareTile {...scope} metric="coverage" />
      <ShareTile {...scope} metric="participation" />
      <SiteTile {...scope} />
      <ShareTile {...scope} metric="consult_first" />
      <ShareTile {...scope} metric="published" />
      <ShareTile {...scope} metric="return_completeness" />
    </section>
  );
}
