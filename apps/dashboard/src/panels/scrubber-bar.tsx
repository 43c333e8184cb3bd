import { TimeScrubber } from "@atlas/charts";
import { type SummaryQuarter, quartersOf, windowOf } from "@atlas/metrics";
import { type ReactElement, memo, startTransition, useOptimistic } from "react";
import { IconButton } from "../controls/icon-button.js";
import { type QuarterCounts, useQuarterCounts } from "../data/use-quarter-counts.js";
import type { Messages } from "../i18n/messages.js";
import { windowLabel } from "../state/window-label.js";
import type { Scene } from "./scene.js";

/** The window of time: bars of the place and kind that the page speaks of, handles, step and play. It shows the window asked for before the
 * page is drawn for it, so that a key held down or a handle that is dragged goes on from there. */
export function ScrubberBar({
  source,
  view,
  quarters,
  window: drawn,
  playing,
  words,
  nameOf,
  onWindow,
  onStep,
  onPlay,
}: Pick<Scene, "source" | "view" | "window" | "words" | "nameOf"> & {
  readonly quarters: readonly SummaryQuarter[];
  readonly playing: boolean;
  readonly onWindow: (window: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onPlay: () => void;
}): ReactElement {
  const [window, ask] = useOptimistic(drawn);
  const periods = quarters.map(({ period }) => period);
  const chosen = quartersOf(window);
  const counts = useQuarterCounts(source, quarters, view);
  const place = counts === undefined ? "" : whose(counts, words, nameOf);
  const isAwaited =
    counts === undefined || counts.within !== view.within || counts.kind !== view.kind;
  return (
    <section className="scrubber" aria-label={words.scrubber} aria-busy={isAwaited}>
      <div className="scrubber-head">
        <h2>
          {words.scrubber} {place !== "" && <span className="sub">{place}</span>}
        </h2>
        <Transport {...{ playing, words, onStep, onPlay }} />
        <p className="sub">{windowLabel(window)}</p>
      </div>
      <TimeScrubber
        quarters={quarters.map(({ period, state }) => ({
          period,
          count: counts && (counts.closed.get(period) ?? null),
          reporting: state === "reporting",
        }))}
        first={Math.max(0, periods.indexOf(chosen[0]!))}
        last={Math.max(0, periods.indexOf(chosen.at(-1)!))}
        words={{
          title: place === "" ? words.scrubber : `${words.scrubber} · ${place}`,
          reporting: words.reporting,
          first: words.firstQuarter,
          last: words.lastQuarter,
        }}
        onChange={(first, last) => {
          const next = windowOf(periods[first]!, periods[last]!);
          startTransition(() => {
            ask(next);
            onWindow(next);
          });
        }}
      />
    </section>
  );
}

const Transport = memo(function Transport({
  playing,
  words,
  onStep,
  onPlay,
}: Pick<Scene, "words"> & {
  readonly playing: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onPlay: () => void;
}): ReactElement {
  return (
    <div className="transport">
      <IconButton label={playing ? words.pause : words.play} onPress={onPlay}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4 2.5l9 5.5-9 5.5z"} />
        </svg>
      </IconButton>
      <IconButton label={words.earlier} onPress={() => onStep(-1)}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M3 3h1.6v10H3zM13 3v10L5.5 8z" />
        </svg>
      </IconButton>
      <IconButton label={words.later} onPress={() => onStep(1)}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M11.4 3H13v10h-1.6zM3 3l7.5 5L3 13z" />
        </svg>
      </IconButton>
    </div>
  );
});

/** Names what is not the whole city: `锦江区 · 老旧`. */
const whose = (
  { within, kind }: QuarterCounts,
  words: Messages,
  nameOf: (id: string) => string,
): string =>
  [
    ...(within === null ? [] : [nameOf(within)]),
    ...(kind === "all" ? [] : [words.kinds[kind]]),
  ].join(" · ");
