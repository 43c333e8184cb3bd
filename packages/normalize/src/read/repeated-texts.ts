const mostOfColumn = 8_192;

/** Gives one string for the cells of a column that have the same text, however often it stands there: it takes the memory of one, and
 * whoever looks it up later hashes and compares it once. Of a column with very many texts the first ones are known. */
export function repeatedTexts(): (column: number, text: string) => string {
  const columns: Map<string, string>[] = [];
  return (column, text) => {
    const texts = (columns[column] ??= new Map<string, string>());
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size < mostOfColumn) texts.set(text, text);
    return text;
  };
}
