import { quartersOf } from "@atlas/metrics";

/** A window for people: `2022Q3` → `2022 Q3`, `2022Q1..2022Q4` → `2022 Q1–Q4`, `2021Q4..2022Q3` → `2021 Q4–2022 Q3`. */
export function windowLabel(window: string): string {
  const quarters = quartersOf(window);
  const [first, last] = [quarters[0] ?? window, quarters.at(-1) ?? window];
  const spaced = (period: string): string => period.replace("Q", " Q");
  if (first === last) return spaced(first);
  const end = first.slice(0, 4) === last.slice(0, 4) ? last.slice(4) : spaced(last);
  return `${spaced(first)}–${end}`;
}
