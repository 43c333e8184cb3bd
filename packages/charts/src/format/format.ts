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

/** Unit of a figure: a share 0..1, a number of kinds, or points of 100. */
export type FigureUnit = "share" | "count" | "points";

/** A figure without its unit, to the decimals of its unit: (0.3841, share) → `38.4`; (2.375, count) → `2.38`; (61.26, points) → `61.3`; null → `–`. */
export const formatFigure = (value: number | null, unit: FigureUnit): string => {
  if (value === null) return absent;
  return unit === "share" ? formatPercent(value) : fixed(value, unit === "count" ? 2 : 1);
};

/** A round figure with no decimals it does not need: (0.4, share) → `40`; (2.5, count) → `2.5`. */
export const formatRoundFigure = (value: number, unit: FigureUnit): string =>
  unit === "share" ? formatRoundPoints(value) : signed(String(Math.round(value * 100) / 100));

/** What stands behind the number: `%` for a share, else nothing. */
export const unitSign = (unit: FigureUnit): string => (unit === "share" ? "%" : "");

/** Days, without decimals where there are none: 4 → `4`, 4.25 → `4.3`; null → `–`. */
export const formatDays = (days: number | null): string =>
  days === null ? absent : signed(String(Math.round(days * 10) / 10));

/** A range with an en dash: (`37.6`, `39.2`) → `37.6–39.2`. */
export const formatRange = (low: string, high: string): string => `${low}–${high}`;
