import type { CompoundSheet } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { ReactElement } from "react";
import type { CompoundReaders } from "./compound-readers.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import { SourceRows } from "./source-rows.js";

/** Other names and former ids of the compound, and where each value of its register came from. */
export function SourcesTab({
  sheet: { identity, formerIds },
  readers,
  words,
  language,
}: {
  readonly sheet: CompoundSheet;
  readonly readers: CompoundReaders;
  readonly words: CompoundWords;
  readonly language: Language;
}): ReactElement {
  return (
    <>
      <section>
        <h3>{words.aliases}</h3>
        {identity.aliases.length === 0 ? (
          <p className="sub">{words.noAliases}</p>
        ) : (
          <ul className="names" lang="zh-CN">
            {identity.aliases.map((alias) => (
              <li key={alias}>{alias}</li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3>{words.formerIds}</h3>
        {formerIds.length === 0 ? (
          <p className="sub">{words.noFormerIds}</p>
        ) : (
          <ul className="names">
            {formerIds.map(({ former_id: id, why, since }) => (
              <li key={id}>
                <code>{id}</code> {words.whys[why] ?? why} · {words.since(since.slice(0, 6))}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3>{words.source}</h3>
        <SourceRows table="compound" id={identity.compound_id} {...{ readers, words, language }} />
      </section>
    </>
  );
}
