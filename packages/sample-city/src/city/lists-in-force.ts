/** Verdict of each list for a topic, at a township, on a day. */
export type ListsInForce = (
  category: string,
  townshipId: string,
  day: string,
) => { readonly guidance: string; readonly positive: string; readonly negative: string };

/** Reads `data/reference/lists.csv` (list, jurisdiction_id, topic_category, valid_from). */
export function readLists(csv: string): ListsInForce {
  const rows = csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
  const verdict = (list: string, place: string, category: string, day: string): string => {
    const inForce = rows.filter(
      ([l, where, , from]) => l === list && where === place && from! <= day,
    );
    if (inForce.length === 0) return "no_list";
    return inForce.some(([, , topic]) => topic === category) ? "listed" : "not_listed";
  };
  return (category, townshipId, day) => ({
    guidance: verdict("guidance", "510100", category, day),
    positive: verdict("positive", townshipId, category, day),
    negative: verdict("negative", townshipId, category, day),
  });
}
