import type { CompoundIdentity } from "@atlas/metrics";
import { type Language, codeLabel } from "@atlas/schema";
import type { ReactElement } from "react";
import { useReading } from "../data/use-reading.js";
import { communityName } from "../i18n/community-name.js";
import type { CompoundWords } from "../i18n/compound-words.js";
import type { CompoundReaders } from "./compound-readers.js";
import { assessedElements } from "./elements.js";

/** The elements assessed of the compound, or of the smallest division over it that was assessed, each beside the median of its peers. */
export function ElementScores({
  identity,
  readers,
  words,
  language,
  nameOf,
}: {
  readonly identity: CompoundIdentity;
  readonly readers: CompoundReaders;
  readonly words: CompoundWords;
  readonly language: Language;
  readonly nameOf: (id: string) => string;
}): ReactElement {
  const { compound_id, community_id, township_id, unit_id } = identity;
  const units = [compound_id, community_id, township_id, unit_id].filter((id) => id !== null);
  const assessment = useReading(readers.assessments, units.join(" "));
  if (assessment === undefined) return <p className="skeleton">…</p>;
  if (assessment === null) return <p className="sub">{words.noElements}</p>;
  const { elements, unit_id: unit, unit_level: level, period } = assessment;
  const place =
    unit === compound_id
      ? identity.name
      : unit === community_id
        ? communityName(identity.community_name ?? unit)
        : nameOf(unit);
  const peers = Math.max(...elements.map((element) => element.units));
  return (
    <>
      <p className="sub">
        {words.elementsOf(`${codeLabel("place_level", level)[language]} ${place}`, period)} ·{" "}
        {words.elementsNote(peers)}
      </p>
      <table className="elements" data-picture={words.elements}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{words.elements}</th>
            <th scope="col" aria-hidden="true" />
            <th scope="col">{words.score}</th>
            <th scope="col">{words.peerMedian}</th>
          </tr>
        </thead>
        <tbody>
          {elements.map(({ element_id: id, score, median }) => (
            <tr key={id}>
              <th scope="row">{assessedElements.get(id)?.name[language] ?? id}</th>
              <td aria-hidden="true">
                <i className="element-bar" data-below={score < median}>
                  <i style={{ width: `${Math.min(100, Math.max(0, score))}%` }} />
                  <u style={{ left: `${Math.min(100, Math.max(0, median))}%` }} />
                </i>
              </td>
              <td>{score.toFixed(1)}</td>
              <td className="sub">{median.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
