import type { Database } from "@atlas/warehouse";
import { makeReady } from "../answers/figure-context.js";
import { type CaseScope, caseScopeSql } from "../compile/case-scope.js";
import { makeProposalFacts } from "../compile/proposal-facts.js";
import { sql } from "../compile/sql.js";
import { proposalLevels } from "../families/proposal-figures.js";

/** One of the four levels of the platform. */
export type ProposalLevel = (typeof proposalLevels)[number];

/** How a proposal came to a level: raised there, risen by one, over one or more with a reason or without, or sent back (or down without a word of it). */
export type ProposalMove = "raised" | "next" | "skip_explained" | "skip" | "back";

/** Proposals that moved alike. */
export interface ProposalFlow {
  /** Null where they were raised. */
  readonly from: ProposalLevel | null;
  readonly to: ProposalLevel;
  readonly move: ProposalMove;
  readonly count: number;
}

/** Proposals whose path ends at a level, by what became of them. */
export interface ProposalEnd {
  readonly level: ProposalLevel;
  readonly fate: "adopted" | "rejected" | "withdrawn" | "open" | "unknown";
  readonly count: number;
}

/** The ways of proposals through the four levels. At every level what comes in is what goes on and what ends there. */
export interface ProposalFlows {
  /** Raised in the window. */
  readonly proposals: number;
  /** Those whose path is not told, which are in no flow. */
  readonly pathUnknown: number;
  readonly flows: readonly ProposalFlow[];
  readonly ends: readonly ProposalEnd[];
}

interface FlowRow {
  readonly from: number | null;
  readonly to: number;
  readonly move: ProposalMove;
  readonly count: number;
}

interface EndRow {
  readonly level: number;
  readonly fate: ProposalEnd["fate"];
  readonly count: number;
}

/** The ways through the four levels of proposals raised in a window (a day of raising that may lie outside it is not counted). The path of one is known where its level of raising and
 * all its escalations are; a proposal may come to a level more than once.
 * @throws AppError `period_invalid` for a window that is none */
export async function proposalFlows(database: Database, scope: CaseScope): Promise<ProposalFlows> {
  await makeReady(database);
  await makeProposalFacts(database);
  const inScope = sql`${caseScopeSql(scope)} AND NOT f.undated`;
  const counts = sql`SELECT CAST(count(*) AS DOUBLE) AS proposals, CAST(count(*) FILTER (f.in_order IS NULL) AS DOUBLE) AS unknown
    FROM figure_proposal f WHERE ${inScope}`;
  const moves = sql`SELECT s.from_level AS "from", s.level AS "to", CASE WHEN s.stop = 0 THEN 'raised' WHEN s.level = s.from_level + 1 THEN 'next'
      WHEN s.level > s.from_level AND trim(coalesce(s.reason, '')) <> '' THEN 'skip_explained'
      WHEN s.level > s.from_level THEN 'skip' ELSE 'back' END AS move, CAST(count(*) AS DOUBLE) AS count
    FROM figure_proposal_stop s JOIN figure_proposal f ON f.proposal_id = s.proposal_id
    WHERE ${inScope} AND f.in_order IS NOT NULL GROUP BY ALL ORDER BY ALL`;
  const ends = sql`SELECT s.level, coalesce(f.fate, 'unknown') AS fate, CAST(count(*) AS DOUBLE) AS count
    FROM figure_proposal_stop s JOIN figure_proposal f ON f.proposal_id = s.proposal_id
    WHERE ${inScope} AND f.in_order IS NOT NULL AND s.is_last GROUP BY ALL ORDER BY ALL`;
  const [all] = await database.query<{ readonly proposals: number; readonly unknown: number }>(
    counts.text,
    counts.parameters,
  );
  const moved = await database.query<FlowRow>(moves.text, moves.parameters);
  const ended = await database.query<EndRow>(ends.text, ends.parameters);
  return {
    proposals: all!.proposals,
    pathUnknown: all!.unknown,
    flows: moved.map(({ from, to, move, count }) => ({
      from: from === null ? null : levelOf(from),
      to: levelOf(to),
      move,
      count,
    })),
    ends: ended.map(({ level, fate, count }) => ({ level: levelOf(level), fate, count })),
  };
}

const levelOf = (rank: number): ProposalLevel => proposalLevels[rank - 1]!;
