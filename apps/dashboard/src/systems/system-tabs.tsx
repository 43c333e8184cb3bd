import { type ReactElement, memo } from "react";
import { Button } from "react-aria-components";
import type { SystemWords } from "../i18n/system-words.js";
import { type SystemId, type ViewState, systems } from "../state/view-state.js";
import { systemMetric } from "./system-metric.js";

/** The map, and a view for each system of consultation; one is open. */
export const SystemTabs = memo(function SystemTabs({
  system,
  words,
  onChange,
}: {
  readonly system: SystemId | null;
  readonly words: SystemWords;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const open = (id: SystemId | null): void => {
    const metric = id === null ? null : systemMetric[id];
    onChange({ system: id, ...(metric !== null && { metric }) });
  };
  return (
    <nav className="system-tabs" aria-label={words.systems}>
      {[null, ...systems].map((id) => (
        <Button
          key={id ?? "map"}
          className="system-tab"
          {...(id === system && { "aria-current": "page" as const })}
          data-system={id ?? "map"}
          onPress={() => open(id)}
        >
          {id === null ? words.map : words.names[id]}
        </Button>
      ))}
    </nav>
  );
});
