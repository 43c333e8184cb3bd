import { type ReactElement, type ReactNode, useId, useMemo, useState } from "react";
import { ChartTable, type ChartTableData } from "./chart-table.js";
import { TakeButtons } from "./chart-take.js";
import type { ShownFigures } from "./shown-figures.js";
import { type ChartText, ChartTextContext } from "./chart-text.js";

/** What there is to show: the chart, or why there is none, with what to do next. */
export type ChartState =
  | { readonly kind: "ready" }
  | { readonly kind: "loading"; readonly message: string }
  | { readonly kind: "empty" | "error"; readonly message: string; readonly action?: ReactNode };

/** Words of the frame. */
export interface ChartFrameWords {
  /** `以表格查看` */
  readonly asTable: string;
  /** `以图形查看` */
  readonly asChart: string;
}

export interface ChartFrameProps extends ChartText {
  readonly words: ChartFrameWords;
  readonly children: ReactNode;
  /** Beside the title: the window, the unit. */
  readonly note?: ReactNode;
  /** Controls of the dashboard at the right of the title. */
  readonly actions?: ReactNode;
  /** The same figures as a table; without it there is no switch. */
  readonly table?: ChartTableData;
  /** What it shows, so that what is taken away can define it. */
  readonly shown?: ShownFigures;
  /** `ready` unless told. */
  readonly state?: ChartState;
  readonly headingLevel?: 2 | 3 | 4;
  readonly className?: string;
}

const ready: ChartState = { kind: "ready" };

/** Around a chart: its title, a summary for screen readers, the switch to a table, and its empty, loading and error states. */
export function ChartFrame({
  title,
  summary,
  words,
  children,
  note,
  actions,
  table,
  shown,
  state = ready,
  headingLevel = 3,
  className = "",
}: ChartFrameProps): ReactElement {
  const id = useId();
  const [tabular, setTabular] = useState(false);
  const ids = useMemo(() => ({ titleId: `${id}title`, summaryId: `${id}summary` }), [id]);
  const Heading = `h${headingLevel}` as const;
  const asTable = tabular && table !== undefined;
  return (
    <figure
      className={`ac-frame ${className}`}
      aria-labelledby={ids.titleId}
      data-state={state.kind}
      data-figures={shown?.figures.join(" ")}
      data-flags={shown?.flags.join(" ")}
    >
      <figcaption className="ac-frame-head">
        <Heading id={ids.titleId} className="ac-frame-title">
          {title}
        </Heading>
        {note !== undefined && <span className="ac-frame-note">{note}</span>}
        <span id={ids.summaryId} className="ac-hidden">
          {summary}
        </span>
        <span className="ac-frame-actions">
          {actions}
          {asTable && state.kind === "ready" && <TakeButtons title={title} table={table} />}
          {table && state.kind === "ready" && (
            <button
              type="button"
              className="ac-frame-switch"
              aria-pressed={asTable}
              aria-label={asTable ? words.asChart : words.asTable}
              title={asTable ? words.asChart : words.asTable}
              onClick={() => setTabular(!tabular)}
            >
              <SwitchIcon toChart={asTable} />
            </button>
          )}
        </span>
      </figcaption>
      <ChartTextContext value={ids}>
        {state.kind !== "ready" ? (
          <ChartAbsence state={state} />
        ) : asTable ? (
          <ChartTable caption={title} {...table} />
        ) : (
          children
        )}
      </ChartTextContext>
    </figure>
  );
}

function ChartAbsence({
  state,
}: {
  readonly state: Exclude<ChartState, { kind: "ready" }>;
}): ReactElement {
  return (
    <div className="ac-absence" role={state.kind === "error" ? "alert" : "status"}>
      {state.kind === "loading" && (
        <span className="ac-skeleton" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
      <span>{state.message}</span>
      {state.kind !== "loading" && state.action}
    </div>
  );
}

function SwitchIcon({ toChart }: { readonly toChart: boolean }): ReactElement {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <path
        d={
          toChart
            ? "M2,12.5V7M7,12.5V2M12,12.5V5"
            : "M1.5,2.5h11v9h-11ZM1.5,5.5h11M1.5,8.5h11M5.5,2.5v9"
        }
        fill="none"
        stroke="currentColor"
        strokeWidth={toChart ? 2 : 1.1}
      />
    </svg>
  );
}
