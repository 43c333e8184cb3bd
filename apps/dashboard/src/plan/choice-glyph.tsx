import type { ReactElement } from "react";

/** The number of a chosen compound in the shape of its kind, as on the map. */
export function ChoiceGlyph({
  number,
  kind,
}: {
  readonly number: number;
  readonly kind: string;
}): ReactElement {
  return (
    <span className="choice-glyph" data-kind={kind} aria-hidden="true">
      {number}
    </span>
  );
}
