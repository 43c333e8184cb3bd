import { SiteGlyph, formatCount } from "@atlas/charts";
import { type CompoundSheet, nearestSites, stepTimeline } from "@atlas/metrics";
import { type Language, codesOf, tables } from "@atlas/schema";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { codeName } from "./code-name.js";
import type { CompoundScene } from "./compound-panel.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import { ElementScores } from "./element-scores.js";
import { Facts } from "./facts.js";
import { StepTrack } from "./step-track.js";

/** The newest consultation step by step, what the register says, who takes part, and the sites nearby. */
export function OverviewTab({
  sheet,
  readers,
  nameOf,
  view,
  sites,
  messages,
  words,
  onChange,
}: CompoundScene & {
  readonly sheet: CompoundSheet;
  readonly words: CompoundWords;
}): ReactElement {
  const { identity, consultations } = sheet;
  const { language } = view;
  const [newest] = consultations;
  return (
    <>
      <section>
        <h3>
          {words.steps}{" "}
          {newest && (
            <span className="sub">
              <span lang="zh-CN">{newest.topic}</span> ·{" "}
              {words.deviations(
                stepTimeline(newest).filter(({ deviation }) => deviation !== null).length,
              )}
            </span>
          )}
        </h3>
        {newest ? (
          <StepTrack consultation={newest} names={messages.steps} {...{ words, language }} />
        ) : (
          <p className="sub">{words.noConsultations}</p>
        )}
      </section>
      <section>
        <h3>{words.facts}</h3>
        <Facts absent={words.notRecorded} facts={registerFacts(sheet, words, language)} />
      </section>
      <Participants {...{ sheet, words, language }} />
      <section>
        <h3>{words.elements}</h3>
        <ElementScores {...{ identity, readers, words, language, nameOf }} />
      </section>
      <section>
        <h3>
          {words.nearSites} <span className="sub">{words.straight}</span>
        </h3>
        {identity.lon === null || identity.lat === null ? (
          <p className="sub">{words.noPosition}</p>
        ) : (
          <ul className="near">
            {nearestSites(
              { lon: identity.lon, lat: identity.lat },
              sites,
              identity.compound_id,
            ).map(({ site, meters }) => (
              <li key={site.site_id}>
                {site.status !== "withdrawn" && <SiteGlyph status={site.status} />}
                <Button className="link" onPress={() => onChange({ selected: site.site_id })}>
                  <span lang="zh-CN">{site.name ?? site.site_id}</span>
                </Button>
                <span className="sub">{messages.siteStates[site.status]}</span>
                <b>{words.meters(meters)}</b>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function registerFacts(
  { identity }: CompoundSheet,
  words: CompoundWords,
  language: Language,
): readonly (readonly [string, string | null])[] {
  const label = (name: string): string =>
    tables.compound.columns.find((column) => column.name === name)!.label[language];
  const count = (value: number | null): string | null =>
    value === null ? null : formatCount(value);
  const yes = (value: boolean | null): string | null =>
    value === null ? null : value ? words.yes : words.no;
  return [
    [label("address"), identity.address],
    [label("buildings"), count(identity.buildings)],
    [label("residents"), count(identity.residents)],
    [label("management"), codeName("management", identity.management, language)],
    [label("self_governance"), codeName("self_governance", identity.self_governance, language)],
    [label("party_branch"), yes(identity.party_branch)],
    [label("rules_published"), yes(identity.rules_published)],
    [label("office_number"), identity.office_number],
  ];
}

function Participants({
  sheet: { consultations },
  words,
  language,
}: {
  readonly sheet: CompoundSheet;
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  const told = consultations.filter(({ actors }) => actors !== null);
  const kinds = codesOf("actor")
    .map((code) => ({
      code,
      times: told.filter(({ actors }) => actors!.includes(code)).length,
    }))
    .filter(({ times }) => times > 0);
  return (
    <section>
      <h3>
        {words.participants}{" "}
        {told.length > 0 && <span className="sub">{words.participantsNote(told.length)}</span>}
      </h3>
      {kinds.length === 0 ? (
        <p className="sub">{words.noParticipants}</p>
      ) : (
        <ul className="bars">
          {kinds.map(({ code, times }) => (
            <li key={code}>
              <span>{codeName("actor", code, language)}</span>
              <i aria-hidden="true">
                <i style={{ width: `${(times / told.length) * 100}%` }} />
              </i>
              <b>{times}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
