/** Whether two texts are equal but for one character that is wrong, missing or surplus. */
export function withinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i += 1;
  const skipBoth = short.length === long.length ? 1 : 0;
  return short.slice(i + skipBoth) === long.slice(i + 1);
}
