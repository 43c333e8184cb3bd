import {
  type FigureKind,
  type FigureLevel,
  type MetricId,
  metricDefinitions,
} from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { type ReactElement, memo } from "react";
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

/** Figure, level and kind of compound. Drawn anew only for these, not for a selection. */
export const MapControls = memo(function MapControls({
  metric,
  kind,
  within,
  language,
  level,
  district,
  words,
  onChange,
}: {
  readonly metric: MetricId;
  readonly kind: FigureKind;
  readonly within: string | null;
  readonly language: Language;
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
        value={rankedMetrics.find((id) => id === metric) ?? rankedMetrics[0]}
        options={rankedMetrics.map((id) => [id, metricDefinitions[id].name[language]] as const)}
        onChange={(to) => onChange({ metric: to })}
      />
      {finestLevel(metric) !== "district" && (
        <Segments
          label={words.levelLabel}
          value={level}
          options={levels
            .filter((one, i) => i < 2 || one === level)
            .map((one) => [one, words.levels[one]] as const)}
          onChange={(to) => {
            if (to === "district") onChange({ level: to, within: null, selected: null });
            else if (to === "township") {
              const inside = levelOfUnit(within) === "district" ? within : district;
              onChange({ level: to, within: inside, selected: null });
            }
          }}
        />
      )}
      {!withoutKind.includes(metric) && (
        <Segments
          label={words.kindLabel}
          value={kind}
          options={[
            ["all", words.kinds.all],
            ["old", words.kinds.old],
            ["managed", words.kinds.managed],
          ]}
          onChange={(to) => onChange({ kind: to })}
        />
      )}
    </div>
  );
});
