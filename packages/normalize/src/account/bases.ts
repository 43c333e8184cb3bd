import type { EventContext } from "../assemble/event-context.js";
import type { Part } from "../assemble/live-parts.js";
import type { LinkSources } from "./row-links.js";

/** For each submission, as text, all that its lines in the books are made of beside the drafts of its file: with the same drafts and the
 * same text they are the same lines. Files of which nothing could be read have none.
 * @param parts in the order of the books
 * @param findings and carried cells that assembling gave a part, as texts in an order of their own */
export function* basesOf(
  parts: readonly Part[],
  { outcomes, decisions, recordIds }: EventContext,
  idOfRow: LinkSources["idOfRow"],
  late: (part: Part) => readonly string[],
): Generator<readonly [submission: string, text: string]> {
  const rowText = (part: Part, row: Part["rows"][number]): string => {
    const state = outcomes.states.get(row);
    const registered = idOfRow.get(row);
    const decision = decisions.get(row);
    const record = recordIds.get(row);
    return [
      row.row,
      part.patched.has(row) ? "patched" : "",
      state === undefined ? "" : `${state.state} ${state.reason}`,
      registered === undefined
        ? ""
        : `${registered.id} ${registered.first} ${JSON.stringify(registered.link)}`,
      decision === undefined ? "" : JSON.stringify(decision),
      record === undefined ? "" : `${record.table} ${record.id}`,
    ].join("\t");
  };
  let own: string[] = [];
  for (const [i, part] of parts.entries()) {
    const { sheet, live, replaced } = part;
    own.push(JSON.stringify([sheet, live, replaced, otherThanDrafted(part), late(part)]));
    for (const row of part.rows) own.push(rowText(part, row));
    if (parts[i + 1]?.submission_id === part.submission_id) continue;
    yield [part.submission_id, own.join("\n")];
    own = [];
  }
}

/** What a part says, where settling made another of the one in its draft (a row was corrected or placed, its coordinate system decided). */
function otherThanDrafted(part: Part): unknown {
  const isDrafted = part.file.parts.some((drafted) =>
    (Object.keys(drafted) as (keyof typeof drafted)[]).every((key) => drafted[key] === part[key]),
  );
  if (isDrafted) return null;
  const { file, patched: _rows, undecided, ...said } = part;
  return [file.reading.sha256, undecided?.issues ?? null, said];
}
