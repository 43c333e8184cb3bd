import { type Deadline, noDeadline } from "./deadline.js";
import { LimitExceeded, readLimits } from "./zip-parts.js";

const betweenLooks = 20_000;

/** A count of the cells of a file, empty ones that are kept too.
 * @throws LimitExceeded past {@link readLimits}`.cells`, and when the deadline has passed */
export function cellCounter(deadline: Deadline = noDeadline): (more: number) => void {
  let cells = 0;
  let next = 0;
  return (more) => {
    cells += more;
    if (cells >= next) {
      deadline();
      next = cells + betweenLooks;
    }
    if (cells > readLimits.cells) throw new LimitExceeded("cells", String(cells));
  };
}
