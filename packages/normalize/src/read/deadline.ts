import { LimitExceeded, readLimits } from "./zip-parts.js";

/** Asked now and then while a file is read. @throws LimitExceeded when reading took too long */
export type Deadline = () => void;

/** A deadline that never comes, for files that are read without a clock. */
export const noDeadline: Deadline = () => {};

/** The deadline of a file that is begun now.
 * @param now milliseconds since any moment (`performance.now`)
 * @param work what takes the time, as the limit is named by it */
export function deadlineFrom(
  now: () => number,
  work: "reading" | "drafting" = "reading",
): Deadline {
  const begun = now();
  return () => {
    const seconds = (now() - begun) / 1000;
    if (seconds > readLimits.seconds)
      throw new LimitExceeded(`seconds of ${work}`, String(Math.round(seconds)));
  };
}
