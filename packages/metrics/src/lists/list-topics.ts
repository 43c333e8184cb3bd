import { type Code, codesOf } from "@atlas/schema";
import type { Database } from "@atlas/warehouse";
import { makeReady } from "../answers/figure-context.js";
import { type CaseScope, caseScopeSql } from "../compile/case-scope.js";
import { makeProcessTable } from "../compile/process-table.js";
import { sql } from "../compile/sql.js";

/** The three lists of topics. */
export const listNames = ["guidance", "positive", "negative"] as const;

/** One of {@link listNames}. */
export type ListName = (typeof listNames)[number];

/** What a list says of a consultation's topic; null where the topic was not classified. */
export type ListVerdict = "listed" | "not_listed" | "no_list" | null;

/** Closed consultations of a category of topics by what each list says of them. */
export interface ListTopic {
  /** Null: no category was given. */
  readonly category: Code<"topic_category"> | null;
  readonly cases: number;
  readonly verdicts: Readonly<
    Record<ListName, Readonly<Record<"listed" | "not_listed" | "no_list" | "unclassified", number>>>
  >;
}

/** Consultations closed in a window by the lists. */
export interface ListTopics {
  /** Every category of the code list, also those that nothing was consulted on; the commonest first, the one without a category last. */
  readonly topics: readonly ListTopic[];
  /** Townships with a closed consultation, by whether any of theirs was held to a positive or negative list. */
  readonly townships: { readonly withList: number; readonly without: readonly string[] };
  /** Consultations on what the negative list of their place names, by township, the most first. */
  readonly against: readonly { readonly township_id: string | null; readonly cases: number }[];
}

interface TopicRow {
  readonly topic: ListTopic["category"];
  readonly township_id: string | null;
  readonly guidance: ListVerdict;
  readonly positive: ListVerdict;
  readonly negative: ListVerdict;
  readonly cases: number;
}

/** What was consulted on by the lists in force: topics with their verdicts, townships without a list, and what a negative list names. Counts the same consultations as `lists`, but that a
 * unit that did not report is not left out of the city.
 * @throws AppError `period_invalid` for a window that is none */
export async function listTopics(database: Database, scope: CaseScope): Promise<ListTopics> {
  await makeReady(database);
  await makeProcessTable(database);
  const { text, parameters } =
    sql`SELECT f.topic, f.township_id, f.guidance, f.positive, f.negative, CAST(count(*) AS DOUBLE) AS cases
    FROM figure_process f WHERE ${caseScopeSql(scope)} GROUP BY ALL ORDER BY ALL`;
  const rows = await database.query<TopicRow>(text, parameters);
  const codes = codesOf("topic_category");
  const topics = [...codes, null].map((category) =>
    topicOf(
      category,
      rows.filter((row) => row.topic === category),
    ),
  );
  return {
    topics: topics
      .filter(({ category, cases }) => category !== null || cases > 0)
      .sort((a, b) => last(a) - last(b) || b.cases - a.cases),
    townships: townshipsOf(rows),
    against: against(rows),
  };
}

const last = ({ category }: ListTopic): number => (category === null ? 1 : 0);

const total = (rows: readonly TopicRow[]): number =>
  rows.reduce((sum, { cases }) => sum + cases, 0);

function topicOf(category: ListTopic["category"], rows: readonly TopicRow[]): ListTopic {
  const of = (list: ListName): ListTopic["verdicts"][ListName] => {
    const at = (verdict: ListVerdict): number => total(rows.filter((row) => row[list] === verdict));
    return {
      listed: at("listed"),
      not_listed: at("not_listed"),
      no_list: at("no_list"),
      unclassified: at(null),
    };
  };
  const verdicts = {
    guidance: of("guidance"),
    positive: of("positive"),
    negative: of("negative"),
  };
  return { category, cases: total(rows), verdicts };
}

/** A township has a list where any verdict of its consultations is one of a list. */
function townshipsOf(rows: readonly TopicRow[]): ListTopics["townships"] {
  const isHeld = (verdict: ListVerdict): boolean =>
    verdict === "listed" || verdict === "not_listed";
  const told = rows.filter(({ positive, negative }) => positive !== null || negative !== null);
  const ids = (some: readonly TopicRow[]): readonly string[] =>
    some.flatMap(({ township_id: id }) => (id === null ? [] : [id]));
  const held = new Set(
    ids(told.filter(({ positive, negative }) => isHeld(positive) || isHeld(negative))),
  );
  const without = [...new Set(ids(told))].filter((id) => !held.has(id)).sort();
  return { withList: held.size, without };
}

function against(rows: readonly TopicRow[]): ListTopics["against"] {
  const counts = new Map<string | null, number>();
  for (const { township_id: id, negative, cases } of rows)
    if (negative === "listed") counts.set(id, (counts.get(id) ?? 0) + cases);
  return [...counts]
    .map(([township_id, cases]) => ({ township_id, cases }))
    .sort((a, b) => b.cases - a.cases || ((a.township_id ?? "") < (b.township_id ?? "") ? -1 : 1));
}
