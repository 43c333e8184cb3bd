import { type ReactElement, useMemo } from "react";
import { cssPercent } from "../format/css-percent.js";
import { absent, formatCount, formatDays, formatRange, formatShare } from "../format/format.js";
import { useChartText } from "../frame/chart-text.js";
import { type FunnelBar, type FunnelStep, funnelLayout } from "./funnel-layout.js";

/** Words of the funnel: its title and the heads of its columns. */
export interface FunnelWords {
  readonly title: string;
  /** One sentence for screen readers; the title where left out. */
  readonly summary?: string;
  /** `场次` */
  readonly cases: string;
  /** `留存` */
  readonly kept: string;
  /** `中位天` */
  readonly days: string;
  /** `IQR` where left out. */
  readonly quartiles?: string;
  /** Head of the first column, for screen readers: `步骤`. */
  readonly step?: string;
}

/** Seven bars from one zero: the lost part as tint, share kept (red under 85 %), median days and quartiles. It is a table, and reads as one. */
export function StepFunnel({
  steps,
  words,
}: {
  readonly steps: readonly FunnelStep[];
  readonly words: FunnelWords;
}): ReactElement {
  const bars = useMemo(() => funnelLayout(steps), [steps]);
  const { naming, hidden } = useChartText({
    title: words.title,
    summary: words.summary ?? words.title,
  });
  return (
    <div className="ac-chart ac-steps">
      {hidden}
      <table {...naming}>
        <thead>
          <tr>
            <th scope="col">
              <span className="ac-hidden">{words.step ?? words.title}</span>
            </th>
            <th scope="col">{words.cases}</th>
            <th scope="col">{words.kept}</th>
            <th scope="col">{words.days}</th>
            <th scope="col">{words.quartiles ?? "IQR"}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, i) => (
            <StepRow key={step.name} step={step} bar={bars[i]!} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StepRow({
  step: { name, count, days },
  bar,
}: {
  readonly step: FunnelStep;
  readonly bar: FunnelBar;
}): ReactElement {
  return (
    <tr data-step={bar.step} data-value={count}>
      <th scope="row" title={name}>
        <i>{bar.step}</i>
        {name}
      </th>
      <td className="ac-steps-bar">
        <StepBar bar={bar} count={count} />
      </td>
      <td className={bar.leaking ? "ac-kept ac-leaking" : "ac-kept"} data-kept={bar.kept}>
        {bar.kept === null ? "" : formatShare(bar.kept, 0)}
      </td>
      <td className="ac-days">{days ? formatDays(days[1]) : ""}</td>
      <td className="ac-quartiles">{days ? quartilesText(days) : ""}</td>
    </tr>
  );
}

/** Bars longer than this share hold their number inside. */
const roomForNumber = 0.42;

function StepBar({
  bar,
  count,
}: {
  readonly bar: FunnelBar;
  readonly count: number;
}): ReactElement {
  const inside = bar.length >= roomForNumber;
  return (
    <svg width="100%" height="16" focusable="false">
      {bar.lost > 0 && (
        <rect
          x={cssPercent(bar.length * 100)}
          width={cssPercent(bar.lost * 100)}
          height="16"
          className="ac-lost"
          fill={bar.leaking ? "var(--bad-bg)" : "var(--sunken)"}
        />
      )}
      <rect x="0" width={cssPercent(bar.length * 100)} height="16" fill="var(--data)" />
      <text
        x={inside ? 6 : cssPercent(bar.length * 100)}
        dx={inside ? 0 : 4}
        y="12"
        className={inside ? "ac-inside" : "ac-outside"}
      >
        {formatCount(count)}
      </text>
    </svg>
  );
}

/** Quartiles as a range; an upper one that too few cases reach stays open. */
function quartilesText([low, , high]: NonNullable<FunnelStep["days"]>): string {
  if (low === null && high === null) return absent;
  return formatRange(formatDays(low), high === null ? "…" : formatDays(high));
}
