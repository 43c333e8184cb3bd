import { LimitExceeded, readLimits } from "./zip-parts.js";

/** A count of the cells of a file, empty ones that are kept too.
 * @throws LimitExceeded past {@link readLimits}`.cells` */
export function cellCounter(): (more: number) => void {
  let cells = 0;
  return (more) => {
    cells += more;
    if (cells > readLimits.cells) throw new LimitExceeded("cells", String(cells));
  };
}
