/** How many columns the cells of a row name: the keys of a JSON object of texts without white space between them, as
 * `source_row.cells` is written. Counted without parsing, since most rows of a warehouse are only counted.
 * @example countLabels('{"小区名称":"翠园","户数":"10"}') // 2 */
export function countLabels(cells: string): number {
  let labels = 0;
  for (let at = 1; cells[at] === '"'; labels += 1) {
    const label = endOfText(cells, at);
    at = endOfText(cells, label + 2) + 2;
  }
  return labels;
}

/** Where the quote stands that closes the text which opens at a quote. */
function endOfText(json: string, opening: number): number {
  for (let end = json.indexOf('"', opening + 1); ; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json[before] === "\\") before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}
