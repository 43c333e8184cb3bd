import { type ReactElement, createContext, useContext, useId } from "react";

/** Ids of the elements that name and describe a chart. */
export interface ChartTextIds {
  readonly titleId: string;
  readonly summaryId: string;
}

/** Set by `ChartFrame`: its heading and summary stand for those of the chart inside. */
export const ChartTextContext = createContext<ChartTextIds | null>(null);

/** What a screen reader is told of a chart. */
export interface ChartText {
  /** Names the measure: `区市县参与率`. */
  readonly title: string;
  /** One sentence of what the chart shows. */
  readonly summary: string;
}

/** Attributes that tie a chart to its title and summary, and the hidden elements that hold them outside a frame. */
export function useChartText({ title, summary }: ChartText): {
  readonly naming: { readonly "aria-labelledby": string; readonly "aria-describedby": string };
  readonly hidden: ReactElement | null;
} {
  const id = useId();
  const frame = useContext(ChartTextContext);
  const { titleId, summaryId } = frame ?? { titleId: `${id}t`, summaryId: `${id}s` };
  return {
    naming: { "aria-labelledby": titleId, "aria-describedby": summaryId },
    hidden: frame ? null : (
      <span className="ac-hidden">
        <span id={titleId}>{title}</span>
        <span id={summaryId}>{summary}</span>
      </span>
    ),
  };
}
