import { SiteGlyph } from "@atlas/charts";
import type { SummarySite } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Messages } from "../i18n/messages.js";

/** The demonstration site that is chosen: what it is, how far, since which batch, and where. */
export function SiteCard({
  site,
  words,
  nameOf,
  onClose,
}: {
  readonly site: SummarySite;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onClose: () => void;
}): ReactElement {
  const { status, batch, year } = site;
  const places = [site.unit_id, site.township_id].filter((id) => id !== null).map(nameOf);
  return (
    <section className="site-card card" aria-label={words.chosenSite} data-site={site.site_id}>
      <header>
        {status !== "withdrawn" && <SiteGlyph status={status} />}
        <b lang="zh-CN">{site.name ?? site.site_id}</b>
        <Button className="link" onPress={onClose}>
          {words.close}
        </Button>
      </header>
      <p>
        {words.siteStates[status]} · {batch === null ? words.nominated : words.batch(batch, year)}
      </p>
      <p>
        {places.join(" · ")}
        {site.lon === null && ` · ${words.noPosition}`}
      </p>
    </section>
  );
}
