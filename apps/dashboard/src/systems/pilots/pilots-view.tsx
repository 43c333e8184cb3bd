import { townshipPilots } from "@atlas/metrics";
import type { ReactElement } from "react";
import { useReading } from "../../data/use-reading.js";
import { pilotsWordsOf } from "../../i18n/pilots-words.js";
import type { Scene } from "../../panels/scene.js";
import { parentsOf } from "../../state/parents-of.js";
import { oncePerSource } from "../../data/once-per-source.js";
import { BuiltTable } from "./built-table.js";
import { PilotFigure } from "./pilot-figure.js";

/** What concerns pilots, each with the part that is shown; null: the figure itself. */
const figures = [
  ["participation", null],
  ["coverage", null],
  ["published", null],
  ["conformance", null],
  ["lists", "list=guidance;verdict=listed"],
] as const;

const pilotReader = oncePerSource((source) =>
  source.reader("places pilots", 1, (database) => townshipPilots(database)),
);

/** 试点街镇: what each built, and its figures beside those of townships without a pilot. */
export function PilotsView(scene: Scene): ReactElement {
  const { source, view, warehouse, words } = scene;
  const own = pilotsWordsOf(view.language);
  const all = useReading(pilotReader(source), "all");
  if (all === undefined)
    return (
      <p className="skeleton" role="status">
        {words.loading}
      </p>
    );
  const { within } = view;
  const pilots = all.filter(
    ({ township_id: id }) => within === null || parentsOf(warehouse.summary, id).includes(within),
  );
  if (pilots.length === 0) return <p className="lead">{own.none}</p>;
  return (
    <>
      <p className="lead">{own.lead}</p>
      <BuiltTable scene={scene} pilots={pilots} />
      <section className="system-part">
        <h3>{own.figures}</h3>
        <p className="sub">{own.figuresNote}</p>
        {figures.map(([metric, part]) => (
          <PilotFigure
            key={metric}
            {...{ scene, metric, part, pilots }}
            pilotIds={all.map(({ township_id: id }) => id)}
          />
        ))}
      </section>
    </>
  );
}
