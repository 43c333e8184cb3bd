import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Messages } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";

/** City › district › township, on the map; each step goes back to it. */
export function Breadcrumb({
  view,
  words,
  nameOf,
  onChange,
}: {
  readonly view: ViewState;
  readonly words: Messages;
  readonly nameOf: (id: string) => string;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement | null {
  const { within, selected } = view;
  if (within === null) return null;
  return (
    <nav className="breadcrumb card" aria-label={words.place}>
      <Button
        className="link"
        onPress={() => onChange({ within: null, level: "district", selected: null })}
      >
        {words.city}
      </Button>
      <span aria-hidden="true">›</span>
      {selected === null || selected === within ? (
        <b aria-current="location">{nameOf(within)}</b>
      ) : (
        <>
          <Button className="link" onPress={() => onChange({ selected: null })}>
            {nameOf(within)}
          </Button>
          <span aria-hidden="true">›</span>
          <b aria-current="location">{nameOf(selected)}</b>
        </>
      )}
    </nav>
  );
}
