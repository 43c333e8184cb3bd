const dayMs = 86_400_000;

/** `YYYY-MM-DD` plus days. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + Math.round(days) * dayMs).toISOString().slice(0, 10);

/** A day inside a year, 0 to 364. */
export const dayOfYear = (year: number, day: number): string => addDays(`${year}-01-01`, day);
