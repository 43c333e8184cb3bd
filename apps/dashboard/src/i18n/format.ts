const minus = (text: string): string => text.replace("-", "−");

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 16788 → `16,788`; a dash for unknown. */
export const count = (value: number | null): string =>
  value === null ? "–" : minus(grouped.format(value));

/** 0.3841 → `38.4`; the unit stands beside it. */
export const points = (value: number | null): string =>
  value === null ? "–" : minus((value * 100).toFixed(1));

/** 0.3841 → `38.4%`. */
export const percent = (value: number | null): string =>
  value === null ? "–" : `${points(value)}%`;

/** 0.7 → `70%`: a target is a round number. */
export const roundPercent = (value: number): string =>
  `${minus(String(Math.round(value * 1000) / 10))}%`;

/** Days without decimals where there are none. */
export const days = (value: number | null): string =>
  value === null ? "–" : minus(String(Math.round(value * 10) / 10));

/** `2021Q4..2022Q3` → `2021 Q4 – 2022 Q3`, in one year `2022 Q1–Q4`, one quarter `2022 Q4`. */
export function windowText(window: string): string {
  const [first, last = first] = window.split("..") as [string, string?];
  const spaced = (quarter: string): string => `${quarter.slice(0, 4)} ${quarter.slice(4)}`;
  if (first === last) return spaced(first);
  if (first.slice(0, 4) === last.slice(0, 4)) return `${spaced(first)}–${last.slice(4)}`;
  return `${spaced(first)}–${spaced(last)}`;
}
