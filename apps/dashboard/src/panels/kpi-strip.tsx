import { type ReactElement, memo } from "react";
import type { KpiScope } from "./kpi-scope.js";
import { ShareTile } from "./share-tile.js";
import { SiteTile } from "./site-tile.js";

/** The six headline figures of the city or of a district. Drawn only for what they speak of: another figure on the map is none of theirs. */
export const KpiStrip = memo(function KpiStrip(scope: KpiScope): ReactElement {
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
});
