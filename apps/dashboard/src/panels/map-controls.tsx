import { type FigureLevel, metricDefinitions } from "@atlas/metrics";
import type { ReactElement } from "react";
import { Choice } from "../controls/choice.js";
import type { Messages } from "../i18n/messages.js";
import {
  type ViewState,
  finestLevel,
  levelOfUnit,
  rankedMetrics,
  withoutKind,
} from "../state/view-state.js";
import { Segments } from "../controls/segments.js";

const levels = ["district", "township", "community", "compound"] as const;

/** Figure, level and kind of compound. */
export function MapControls({
  view,
  level,
  district,
  words,
  onChange,
}: {
  readonly view: ViewState;
  readonly level: Exclude<FigureLevel, "city">;
  /** The one that the view is in, if any. */
  readonly district: string | null;
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
      {finestLevel(view.metric) !== "district" && (
        <Segments
          label={words.levelLabel}
          value={level}
          options={levels
            .filter((one, i) => i < 2 || one === level)
            .map((one) => [one, words.levels[one]] as const)}
          onChange={(to) => {
            if (to === "district") onChange({ level: to, within: null, selected: null });
            else if (to === "township") {
              const inside = levelOfUnit(view.within) === "district" ? view.within : district;
              onChange({ level: to, within: inside, selected: null });
            }
          }}
        />
      )}
      {!withoutKind.includes(view.metric) && (
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
      )}
    </div>
  );
}
