import { CompoundGlyph, SiteGlyph, formatCount, formatPercent } from "@atlas/charts";
import type { CompoundSheet } from "@atlas/metrics";
import type { ReactElement, ReactNode } from "react";
import { useFiguresIfAny } from "../data/use-figures.js";
import { IconButton } from "../controls/icon-button.js";
import { communityName } from "../i18n/community-name.js";
import { formatDay } from "../i18n/format-day.js";
import { windowLabel } from "../state/window-label.js";
import { codeName } from "./code-name.js";
import type { CompoundScene } from "./compound-panel.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import { firstDayOf } from "./consultation-card.js";

const glyphKinds = ["old", "managed", "unknown"] as const;
const dayMs = 86_400_000;

/** Kind, name, place and the few numbers that one looks at first. */
export function CompoundHeader({
  sheet: { identity, consultations },
  asked,
  source,
  view,
  window,
  asOf,
  sites,
  messages,
  words,
  nameOf,
  onClose,
}: CompoundScene & {
  readonly sheet: CompoundSheet;
  /** The id that the link named. */
  readonly asked: string;
  readonly words: CompoundWords;
  readonly onClose: () => void;
}): ReactElement {
  const { language } = view;
  const site = sites.find(({ compound_id: id }) => id === identity.compound_id);
  const participation = useFiguresIfAny(source, {
    metric: "participation",
    level: "compound",
    within: identity.community_id ?? identity.township_id ?? identity.unit_id,
    kind: "all",
    periods: [window],
  });
  const rate = participation?.find(
    ({ unit_id: id, part }) => id === identity.compound_id && part === null,
  );
  const glyph = glyphKinds.find((one) => one === identity.kind);
  const kind = codeName("compound_kind", identity.kind, language);
  const latest = consultations[0] && firstDayOf(consultations[0]);
  const place = [
    identity.unit_id && nameOf(identity.unit_id),
    identity.township_id && nameOf(identity.township_id),
    identity.community_name && communityName(identity.community_name),
  ].filter(Boolean);
  return (
    <header className="compound-head">
      <p className="badges">
        <span className="badge" data-kind={identity.kind}>
          {glyph && <CompoundGlyph kind={glyph} consulted={consultations.length > 0} />}
          {kind}
        </span>
        {site && (
          <span className="badge" data-kind="site">
            {site.status !== "withdrawn" && <SiteGlyph status={site.status} />}
            {words.site(
              messages.siteStates[site.status],
              site.batch === null ? words.nominated : messages.batch(site.batch, site.year),
            )}
          </span>
        )}
        <IconButton label={words.close} className="close" onPress={onClose}>
          ✕
        </IconButton>
      </p>
      <h2 lang="zh-CN">{identity.name}</h2>
      <p className="sub">
        <span lang="zh-CN">{place.join(" · ")}</span>{" "}
        <code data-id={identity.compound_id}>{identity.compound_id}</code>
      </p>
      {asked !== identity.compound_id && <p className="notice">{words.formerly(asked)}</p>}
      {identity.valid_to !== null && (
        <p className="notice">{words.ended(formatDay(identity.valid_to, language))}</p>
      )}
      {(identity.lon === null || identity.lat === null) && (
        <p className="notice">{words.noPosition}</p>
      )}
      <dl className="compound-figures">
        <Figure name={words.households}>
          {identity.households === null ? words.notRecorded : formatCount(identity.households)}
        </Figure>
        <Figure name={words.built}>{identity.built_year ?? words.notRecorded}</Figure>
        <Figure name={words.participation} title={words.inWindow(windowLabel(window))}>
          {participation === undefined ? (
            "…"
          ) : !rate || rate.value === null ? (
            <small>{words.noneClosed}</small>
          ) : (
            <>
              {formatPercent(rate.value)}
              <small>
                % {formatCount(rate.numerator)}/{formatCount(rate.denominator)}
              </small>
            </>
          )}
        </Figure>
        <Figure name={words.consultations}>{consultations.length}</Figure>
        <Figure name={words.latest}>
          {latest ? (
            <small>
              {words.daysAgo(Math.round((Date.parse(asOf) - Date.parse(latest)) / dayMs))}
            </small>
          ) : (
            <small>{words.notRecorded}</small>
          )}
        </Figure>
      </dl>
    </header>
  );
}

const Figure = ({
  name,
  title,
  children,
}: {
  readonly name: string;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactElement => (
  <div title={title}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
