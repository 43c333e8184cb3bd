import type { SummarySite } from "@atlas/metrics";
import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { FigureSource } from "../data/figure-source.js";
import { useReading } from "../data/use-reading.js";
import type { Messages } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";
import { CompoundHeader } from "./compound-header.js";
import type { CompoundReaders } from "./compound-readers.js";
import { compoundWordsOf } from "../i18n/compound-words.js";
import { ConsultationCard } from "./consultation-card.js";
import { OverviewTab } from "./overview-tab.js";
import { ProjectsTab } from "./projects-tab.js";
import { SourceToggle } from "./source-rows.js";
import { SourcesTab } from "./sources-tab.js";

/** What the parts of a compound's sheet speak of together. */
export interface CompoundScene {
  readonly source: FigureSource;
  readonly readers: CompoundReaders;
  readonly view: ViewState;
  readonly window: string;
  readonly asOf: string;
  readonly sites: readonly SummarySite[];
  readonly messages: Messages;
  readonly nameOf: (id: string) => string;
  readonly onChange: (change: Partial<ViewState>) => void;
}

/** The sheet of the compound that is chosen; it takes the focus when it opens, and leaves it to the page. */
export function CompoundPanel({
  id,
  ...scene
}: CompoundScene & { readonly id: string }): ReactElement {
  const { readers, view, messages, onChange } = scene;
  const { language } = view;
  const words = compoundWordsOf(language);
  const sheet = useReading(readers.sheets, id);
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const shown = panel.current!;
    shown.focus({ preventScroll: true });
    return () => {
      if (shown.contains(document.activeElement))
        document.getElementById("content")?.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    if (sheet) performance.mark("atlas:sheet", { detail: id });
  }, [sheet, id]);
  const close = (): void => onChange({ selected: null });
  return (
    <aside
      ref={panel}
      className="panel compound"
      aria-label={sheet ? `${words.panel}: ${sheet.identity.name}` : words.panel}
      tabIndex={-1}
    >
      {sheet === undefined ? (
        <p className="skeleton" role="status">
          {messages.loading}
        </p>
      ) : sheet === null ? (
        <p className="notice" role="alert">
          {words.notFound(id)}
        </p>
      ) : (
        <>
          <CompoundHeader {...{ sheet, words }} {...scene} asked={id} onClose={close} />
          <Tabs className="tabs" key={sheet.identity.compound_id}>
            <TabList className="tab-list" aria-label={words.tabsLabel}>
              <Tab id="overview">{words.tabs.overview}</Tab>
              <Tab id="consultations">
                {words.tabs.consultations} {sheet.consultations.length}
              </Tab>
              <Tab id="projects">
                {words.tabs.projects} {sheet.projects.length + sheet.proposals.length}
              </Tab>
              <Tab id="sources">{words.tabs.sources}</Tab>
            </TabList>
            <TabPanel id="overview" className="tab">
              <OverviewTab {...{ sheet, words }} {...scene} />
            </TabPanel>
            <TabPanel id="consultations" className="tab">
              {sheet.consultations.length === 0 && <p className="sub">{words.noConsultations}</p>}
              {sheet.consultations.map((consultation, i) => (
                <ConsultationCard
                  key={consultation.consultation_id}
                  {...{ consultation, words, language }}
                  names={messages.steps}
                  open={i === 0}
                  source={
                    <SourceToggle
                      {...{ readers, words, language }}
                      name={consultation.topic ?? consultation.consultation_id}
                      table="consultation"
                      id={consultation.consultation_id}
                    />
                  }
                />
              ))}
            </TabPanel>
            <TabPanel id="projects" className="tab">
              <ProjectsTab {...{ sheet, words, readers, language }} />
            </TabPanel>
            <TabPanel id="sources" className="tab">
              <SourcesTab {...{ sheet, words, readers, language }} />
            </TabPanel>
          </Tabs>
        </>
      )}
    </aside>
  );
}
