import { formatCount } from "@atlas/charts";
import type { CompoundProject, CompoundProposal, CompoundSheet } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { ReactElement } from "react";
import { formatDated } from "../i18n/format-dated.js";
import { formatDay } from "../i18n/format-day.js";
import { codeName } from "./code-name.js";
import type { CompoundReaders } from "./compound-readers.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import { Facts } from "./facts.js";
import { SourceToggle } from "./source-rows.js";

interface Shown {
  readonly readers: CompoundReaders;
  readonly words: CompoundWords;
  readonly language: Language;
}

/** Governance projects with both dates that the rule compares, and proposals with the levels they went through. */
export function ProjectsTab({
  sheet: { projects, proposals },
  ...shown
}: Shown & { readonly sheet: CompoundSheet }): ReactElement {
  const { words } = shown;
  return (
    <>
      <section>
        <h3>{words.projects}</h3>
        {projects.length === 0 && <p className="sub">{words.noProjects}</p>}
        {projects.map((project) => (
          <ProjectCard key={project.project_id} {...{ project, ...shown }} />
        ))}
      </section>
      <section>
        <h3>{words.proposals}</h3>
        {proposals.length === 0 && <p className="sub">{words.noProposals}</p>}
        {proposals.map((proposal) => (
          <ProposalCard key={proposal.proposal_id} {...{ proposal, ...shown }} />
        ))}
      </section>
    </>
  );
}

function ProjectCard({
  project,
  readers,
  words,
  language,
}: Shown & { readonly project: CompoundProject }): ReactElement {
  const dated = (on: string | null, precision: string | null): string | null =>
    on === null ? null : formatDated(on, precision, language);
  const yuan = (value: number | null): string | null =>
    value === null ? null : `${formatCount(value)} ${words.yuan}`;
  const name = project.name ?? project.project_id;
  const link = codeName("consulted", project.consulted, language);
  return (
    <article className="record">
      <h4>
        <span lang="zh-CN">{name}</span>{" "}
        <span className="tag" data-verdict={project.verdict}>
          {words.verdicts[project.verdict]}
        </span>
      </h4>
      <Facts
        absent={words.notRecorded}
        facts={[
          [words.agreed, dated(project.agreed_on, project.agreed_precision)],
          [words.started, dated(project.started_on, project.started_precision)],
          [words.consultations, project.topic === null ? link : `${link} · ${project.topic}`],
          [words.completed, dated(project.completed_on, project.completed_precision)],
          [words.budget, yuan(project.budget_yuan)],
          [words.funded, yuan(project.funded_yuan)],
          [words.number, project.office_number],
        ]}
      />
      <SourceToggle
        {...{ readers, words, language, name }}
        table="project"
        id={project.project_id}
      />
    </article>
  );
}

function ProposalCard({
  proposal,
  readers,
  words,
  language,
}: Shown & { readonly proposal: CompoundProposal }): ReactElement {
  const name = proposal.title ?? proposal.proposal_id;
  const level = (code: string | null): string | null => codeName("place_level", code, language);
  return (
    <article className="record">
      <h4>
        <span lang="zh-CN">{name}</span>{" "}
        <span className="tag">
          {codeName("proposal_outcome", proposal.outcome, language) ?? words.notRecorded}
        </span>
      </h4>
      <ol className="levels">
        <li>
          <b>{level(proposal.raised_level) ?? words.notRecorded}</b>{" "}
          <span className="sub">
            {words.raised}{" "}
            {proposal.raised_on === null
              ? words.undated
              : formatDated(proposal.raised_on, proposal.raised_precision, language)}
          </span>
        </li>
        {(proposal.escalations ?? []).map((step, i) => (
          <li key={`${step.level} ${i}`}>
            <b>{level(step.level) ?? words.notRecorded}</b>{" "}
            <span className="sub">
              {step.on === null ? words.undated : formatDay(step.on, language)}
              {step.reason !== null && ` · ${step.reason}`}
              {step.returned === true && ` · ${words.returned}`}
            </span>
          </li>
        ))}
      </ol>
      <Facts
        absent={words.notRecorded}
        facts={[
          [words.resolvedAt, level(proposal.resolved_level)],
          [
            words.resolved,
            proposal.resolved_on === null
              ? null
              : formatDated(proposal.resolved_on, proposal.resolved_precision, language),
          ],
          [words.number, proposal.office_number],
        ]}
      />
      <SourceToggle
        {...{ readers, words, language, name }}
        table="proposal"
        id={proposal.proposal_id}
      />
    </article>
  );
}
