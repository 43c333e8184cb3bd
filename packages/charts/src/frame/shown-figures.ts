/** Ids of figures, and of what is to be known of them. */
export interface ShownFigures {
  /** As `step_reached`. */
  readonly figures: readonly string[];
  /** Flags of their rows, as `partial`, but for those in order. */
  readonly flags: readonly string[];
}

/** Figures that the frame, or what else has `data-figures`, says it shows of which an element is part; none where nothing is said. */
export function shownFigures(element: Element): ShownFigures {
  const said = element.closest<HTMLElement>("[data-figures]")?.dataset;
  const ids = (text: string | undefined): readonly string[] =>
    text?.split(" ").filter(Boolean) ?? [];
  return { figures: ids(said?.["figures"]), flags: ids(said?.["flags"]) };
}
