import type { AttentionItem } from "./attention-item.js";

/** The items of a division: of a district its own and those of its townships, of a township its own, of a community those with cases in it, with
 * the count of these (what they are among, and the longest days, are not known of a community).
 * @param within null, or the city: all of them */
export function itemsWithin(
  items: readonly AttentionItem[],
  within: string | null,
  city = "510100",
): readonly AttentionItem[] {
  if (within === null || within === city) return items;
  return items.flatMap((item): AttentionItem[] => {
    if (item.unit_id === within || item.district_id === within) return [item];
    const here = item.communities[within];
    return here === undefined ? [] : [{ ...item, count: here, of: null, longest_days: null }];
  });
}
