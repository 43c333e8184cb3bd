import { metricDefinitions } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Choice } from "../controls/choice.js";
import type { Messages } from "../i18n/messages.js";
import { type ViewState, rankedMetrics } from "../state/view-state.js";
import { Segments } from "../controls/segments.js";

/** Figure, level and kind of compound. */
export function MapControls({
  view,
  level,
  words,
  onChange,
}: {
  readonly view: ViewState;
  readonly level: "district" | "township";
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  return (
    <div className="map-controls card">
      <Choice
        label={words.metricLabel}
        value={rankedMetrics.find((id) => id === view.metric) ?? rankedMetrics[0]}
        options={rankedMetrics.map(
          (id) => [id, metricDefinitions[id].name[view.language]] as const,
        )}
        onChange={(metric) => onChange({ metric })}
      />
      {view.metric !== "return_completeness" && (
        <>
          <Segments
            label={words.levelLabel}
            value={level}
            options={[
              ["district", words.levels.district],
              ["township", words.levels.township],
            ]}
            onChange={(to) =>
              onChange(
                to === "district"
                  ? { level: to, within: null, selected: null }
                  : { level: to, selected: null },
              )
            }
          />
          <Segments
            label={words.kindLabel}
            value={view.kind}
            options={[
              ["all", words.kinds.all],
              ["old", words.kinds.old],
              ["managed", words.kinds.managed],
            ]}
            onChange={(kind) => onChange({ kind })}
          />
        </>
      )}
    </div>
  );
}
