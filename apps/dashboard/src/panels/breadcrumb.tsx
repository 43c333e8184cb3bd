import { Fragment, type ReactElement } from "react";
import { Button } from "react-aria-components";
import type { Messages } from "../i18n/messages.js";
import type { ViewState } from "../state/view-state.js";

/** A step of the path: a division, or the compound or unit chosen in it. */
export interface Crumb {
  readonly id: string;
  readonly name: string;
}

/** City › district › township › community › compound, on the map; each step goes back to it. */
export function Breadcrumb({
  path,
  words,
  onChange,
}: {
  /** Below the city; empty: nothing is shown. */
  readonly path: readonly Crumb[];
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement | null {
  if (path.length === 0) return null;
  const here = path.at(-1)!;
  return (
    <nav className="breadcrumb card" aria-label={words.place}>
      <Button
        className="link"
        onPress={() => onChange({ within: null, level: "district", selected: null, map: null })}
      >
        {words.city}
      </Button>
      {path.slice(0, -1).map(({ id, name }) => (
        <Fragment key={id}>
          <span aria-hidden="true">›</span>
          <Button
            className="link"
            onPress={() => onChange({ within: id, selected: null, map: null })}
          >
            {name}
          </Button>
        </Fragment>
      ))}
      <span aria-hidden="true">›</span>
      <b aria-current="location">{here.name}</b>
    </nav>
  );
}
