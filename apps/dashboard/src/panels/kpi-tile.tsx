import { type MetricId, metricDefinitions } from "@atlas/metrics";
import type { ReactElement, ReactNode } from "react";
import { Button } from "react-aria-components";
import type { KpiScope } from "./kpi-scope.js";

/** A headline figure; its name opens its definition. */
export function KpiTile({
  metric,
  value,
  aside,
  tip,
  graphic,
  language,
  words,
  onDefine,
  children,
}: Pick<KpiScope, "language" | "words" | "onDefine"> & {
  readonly metric: MetricId;
  readonly value: number | null;
  /** At the right of the name: the target. */
  readonly aside: string;
  /** The notes again, as a tooltip: a narrow tile leaves them out. */
  readonly tip: string;
  readonly graphic: ReactElement;
  readonly children: ReactNode;
}): ReactElement {
  const name = metricDefinitions[metric].name[language];
  return (
    <div className="kpi" data-metric={metric} data-value={value ?? ""}>
      <h2>
        <Button
          className="define"
          aria-label={words.definitionOf(name)}
          onPress={() => onDefine(metric)}
        >
          {name}
        </Button>
        <em>{aside}</em>
      </h2>
      <p title={tip}>{children}</p>
      {graphic}
    </div>
  );
}
