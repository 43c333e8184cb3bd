/** A position or length in percent of a drawing, to a thousandth: 50.000000000000014 → `50%`. */
export const cssPercent = (percent: number): string => `${Math.round(percent * 1000) / 1000}%`;
