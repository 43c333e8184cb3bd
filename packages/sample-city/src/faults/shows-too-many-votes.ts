/** Whether a row shows that more votes were cast than households could cast: than took part or, where that is not to be read, than
 * were invited.
 * @param countOf the count that a reader finds under a field; null where the sheet has none
 * @example showsTooManyVotes((field) => ({ agree: 12, households_invited: 40 })[field] ?? null) // false */
export function showsTooManyVotes(countOf: (field: string) => number | null): boolean {
  const cast = ["agree", "against", "abstain"].reduce(
    (sum, field) => sum + (countOf(field) ?? 0),
    0,
  );
  return ["households_participated", "households_invited"].some(
    (field) => cast > (countOf(field) ?? Infinity),
  );
}
