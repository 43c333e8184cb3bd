import { type RecordSource, type SourceChange } from "@atlas/metrics";
import { type Language, type TableName, codeLabel, tables } from "@atlas/schema";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { useReading } from "../data/use-reading.js";
import { formatDay } from "../i18n/format-day.js";
import { type CompoundReaders, recordKey } from "./compound-readers.js";
import type { CompoundWords } from "../i18n/compound-words.js";

interface Asked {
  readonly readers: CompoundReaders;
  readonly table: TableName;
  readonly id: string;
  readonly words: CompoundWords;
  readonly language: Language;
}

/** Shows where a record came from, once that is asked. */
export function SourceToggle({ name, ...asked }: Asked & { readonly name: string }): ReactElement {
  const [shown, setShown] = useState(false);
  const { words } = asked;
  return (
    <div className="source">
      <Button
        className="link"
        aria-expanded={shown}
        aria-label={`${shown ? words.hideSource : words.showSource}: ${name}`}
        onPress={() => setShown(!shown)}
      >
        {shown ? words.hideSource : words.showSource}
      </Button>
      {shown && <SourceRows {...asked} />}
    </div>
  );
}

/** Every row of a return that tells of a record: file, sheet, row; under it each cell that was read, and what was changed on the way. */
export function SourceRows({ readers, table, id, words, language }: Asked): ReactElement {
  const sources = useReading(readers.sources, recordKey(table, id));
  if (sources === undefined)
    return (
      <p className="skeleton" role="status">
        {words.loadingSource}
      </p>
    );
  if (sources.length === 0) return <p className="sub">{words.noSource}</p>;
  const [first, ...others] = sources as readonly [RecordSource, ...RecordSource[]];
  return (
    <div className="source-rows">
      <SourceRow source={first} {...{ table, words, language }} />
      {others.length > 0 && (
        <details>
          <summary className="sub">{words.alsoIn(others.length)}</summary>
          {others.map((source) => (
            <SourceRow
              key={`${source.submission_id} ${source.sheet} ${source.row}`}
              {...{ source, table, words, language }}
            />
          ))}
        </details>
      )}
    </div>
  );
}

function SourceRow({
  source,
  table,
  words,
  language,
}: {
  readonly source: RecordSource;
  readonly table: TableName;
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  const state = source.status === "accepted" ? source.state : "superseded";
  const columns = new Map(
    tables[table].columns.map(({ name, label }) => [name as string, label[language]]),
  );
  return (
    <section className="source-row">
      <h4>
        <span lang="zh-CN">{source.file}</span>
      </h4>
      <p className="sub">
        {[
          words.sourceRow(source.sheet, source.row),
          codeLabel("row_state", state)[language],
          source.declared_on && words.declared(formatDay(source.declared_on, language)),
          source.received_on && words.received(formatDay(source.received_on, language)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {source.link && (
        <p className="sub">
          {words.linked(
            codeLabel("link_zone", source.link.zone)[language],
            source.link.decided_by && codeLabel("decided_by", source.link.decided_by)[language],
            source.link.score?.toFixed(2) ?? null,
          )}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.heading}</th>
            <th scope="col">{words.raw}</th>
            <th scope="col">{words.changes}</th>
          </tr>
        </thead>
        <tbody>
          {source.cells.map(({ column_name: name, source_column: heading, raw, changes }) => (
            <tr key={`${name} ${heading}`}>
              <th scope="row">{columns.get(name) ?? name}</th>
              <td lang="zh-CN">{heading}</td>
              <td lang="zh-CN" className={raw === null || raw === "" ? "absent" : ""}>
                {raw === null || raw === "" ? words.emptyCell : raw}
              </td>
              <td>
                {changes.length === 0 ? (
                  <span className="sub">{words.unchanged}</span>
                ) : (
                  <Changes {...{ changes, language }} />
                )}
              </td>
            </tr>
          ))}
          {source.changes.length > 0 && (
            <tr>
              <th scope="row">{words.rowNotes}</th>
              <td colSpan={3}>
                <Changes changes={source.changes} language={language} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

const Changes = ({
  changes,
  language,
}: {
  readonly changes: readonly SourceChange[];
  readonly language: Language;
}): ReactElement => (
  <ul>
    {changes.map((change, i) => (
      <li key={`${change.code} ${i}`} data-severity={change.severity}>
        {language === "zh" ? change.message_zh : change.message_en}
      </li>
    ))}
  </ul>
);
