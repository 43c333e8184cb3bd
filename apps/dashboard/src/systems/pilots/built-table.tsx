import { TableScroller } from "@atlas/charts";
import type { TownshipPilot } from "@atlas/metrics";
import { codeLabel, tables } from "@atlas/schema";
import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import { formatDated } from "../../i18n/format-dated.js";
import { type PilotsWords, pilotsWordsOf } from "../../i18n/pilots-words.js";
import type { Scene } from "../../panels/scene.js";

const aspects = [
  "started_on",
  "positive_list",
  "negative_list",
  "rules",
  "procedures",
  "handbook",
  "trainings",
  "partners",
  "actors",
] as const;

/** What each pilot built, side by side: a column each. */
export function BuiltTable({
  scene,
  pilots,
}: {
  readonly scene: Scene;
  readonly pilots: readonly TownshipPilot[];
}): ReactElement {
  const { view, nameOf, onDrill } = scene;
  const { language } = view;
  const words = pilotsWordsOf(language);
  const label = (name: string): string =>
    tables.township_pilot.columns.find((column) => column.name === name)?.label[language] ?? name;
  return (
    <section className="system-part">
      <h3>{words.built}</h3>
      <p className="sub">{words.builtNote}</p>
      <div className="cases">
        <TableScroller label={words.built} className="cases-scroll">
          <table className="built">
            <caption className="visually-hidden">{words.built}</caption>
            <thead>
              <tr>
                <th scope="col">{words.aspect}</th>
                {pilots.map(({ township_id: id, unit_id }) => (
                  <th key={id} scope="col">
                    <Button className="link inline" onPress={() => onDrill(id)}>
                      {nameOf(id)}
                    </Button>
                    <small className="sub"> {unit_id !== null && nameOf(unit_id)}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {aspects.map((aspect) => (
                <tr key={aspect} data-aspect={aspect}>
                  <th scope="row">{label(aspect)}</th>
                  {pilots.map((pilot) => (
                    <td key={pilot.township_id} data-told={pilot[aspect] !== null}>
                      {text(pilot, aspect, words, language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroller>
      </div>
    </section>
  );
}

function text(
  pilot: TownshipPilot,
  aspect: (typeof aspects)[number],
  words: PilotsWords,
  language: Scene["view"]["language"],
): string {
  const value = pilot[aspect];
  if (value === null) return words.untold;
  if (aspect === "started_on")
    return formatDated(pilot.started_on!, pilot.started_precision, language);
  if (aspect === "actors")
    return (pilot.actors ?? []).map((actor) => codeLabel("actor", actor)[language]).join(", ");
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return typeof value === "object" ? value.join(", ") : String(value);
}
