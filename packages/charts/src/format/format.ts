const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Stands for a number that is not known. */
export const absent = "–";

/** Hyphen to true minus; a rounded zero loses its sign. */
const signed = (text: string): string =>
  /^-[0.]+$/.test(text) ? text.slice(1) : text.replace("-", "−");

const fixed = (value: number, digits: number): string => signed(value.toFixed(digits));

/** A count with thousands commas: 16788 → `16,788`; null → `–`. */
export const formatCount = (value: number | null): string =>
  value === null ? absent : signed(grouped.format(value));

/** A share 0..1 in per cent, its unit left to the header: 0.3841 → `38.4`; null → `–`. */
export const formatPercent = (share: number | null, digits = 1): string =>
  share === null ? absent : fixed(share * 100, digits);

/** A share 0..1 with its unit: 0.3841 → `38.4%`; null → `–`. */
export const formatShare = (share: number | null, digits = 1): string =>
  share === null ? absent : `${fixed(share * 100, digits)}%`;

/** A round share with no decimals it does not need: 0.4 → `40`, 0.125 → `12.5`. */
export const formatRoundPoints = (share: number): string =>
  signed(String(Math.round(share * 1000) / 10));

/** Days, without decimals where there are none: 4 → `4`, 4.25 → `4.3`; null → `–`. */
export const formatDays = (days: number | null): string =>
  days === null ? absent : signed(String(Math.round(days * 10) / 10));

/** A range with an en dash: (`37.6`, `39.2`) → `37.6–39.2`. */
export const formatRange = (low: string, high: string): string => `${low}–${high}`;
