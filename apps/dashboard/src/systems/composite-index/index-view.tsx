import { metricDefinitions } from "@atlas/metrics";
import { type ReactElement, useCallback, useMemo } from "react";
import { useFigures } from "../../data/use-figures.js";
import { indexWordsOf } from "../../i18n/index-words.js";
import type { Scene } from "../../panels/scene.js";
import { levelOfUnit } from "../../state/view-state.js";
import { useHere } from "../parts/use-here.js";
import { ElementProfile } from "./element-profile.js";
import { IndexHeadline } from "./index-headline.js";
import { TierEffect } from "./tier-effect.js";
import { useMovedWeights } from "./use-moved-weights.js";
import { useReweighed } from "./use-reweighed.js";
import { isWeighed, withWeights } from "./weights.js";
import { unmoved } from "../../state/moved-weights.js";
import { WeightsPanel } from "./weights-panel.js";

/** 协商指数: the index of the place, what it is made of beside its peers, and what other weights would make of the tiers. */
export function IndexView(scene: Scene): ReactElement {
  const { source, view, window, words, onChange } = scene;
  const own = indexWordsOf(view.language);
  const [moved, setMoved] = useMovedWeights(
    view.weights,
    useCallback((weights) => onChange({ weights }), [onChange]),
  );
  const isMoved = moved !== unmoved;
  const table = source.config.indexElements;
  const elements = useMemo(() => withWeights(table, moved), [table, moved]);
  const weighed = useMemo(() => (isWeighed(elements) ? elements : null), [elements]);
  const here = useHere(scene, "index");
  const place = levelOfUnit(view.within);
  const below = place === "city" ? view.level : "township";
  const ask = (level: "district" | "township") =>
    ({ metric: "index", level, within: null, kind: view.kind, periods: [window] }) as const;
  const peers = useFigures(source, ask(place === "district" ? "district" : below));
  const units = useFigures(source, ask(below));
  const hereMoved = useReweighed(here, isMoved ? weighed : null);
  if (place === "community")
    return (
      <p className="lead">
        {words.onlyDownTo(metricDefinitions.index.name[view.language], words.levels.township)}
      </p>
    );
  return (
    <>
      <p className="lead">{own.lead}</p>
      <div className="beside">
        <IndexHeadline
          scene={scene}
          rows={here}
          peers={peers}
          moved={isMoved ? [...(hereMoved?.units.values() ?? [])][0]?.value : undefined}
        />
        <ElementProfile
          scene={scene}
          rows={here}
          peers={peers}
          peerLevel={place === "district" ? "district" : below}
          elements={elements}
        />
      </div>
      <div className="weigh">
        <WeightsPanel
          language={view.language}
          elements={elements}
          moved={moved}
          isSound={weighed !== null}
          onMove={setMoved}
        />
        <TierEffect scene={scene} rows={units} elements={weighed} />
      </div>
    </>
  );
}
