import type { ReactElement } from "react";

/** The number of a chosen compound in the shape of its kind, as on the map; hollow for one that is compared with it. */
export function ChoiceGlyph({
  number,
  kind,
  hollow = false,
}: {
  readonly number: number;
  readonly kind: string;
  readonly hollow?: boolean;
}): ReactElement {
  return (
    <span className="choice-glyph" data-kind={kind} data-hollow={hollow} aria-hidden="true">
      {number}
    </span>
  );
}
