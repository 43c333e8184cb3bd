/** Where a drawing begins on the page, CSS pixels. */
export interface Origin {
  readonly left: number;
  readonly top: number;
}
