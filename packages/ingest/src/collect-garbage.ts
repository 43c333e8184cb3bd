import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Collects what a chapter left behind once there is much of it: on a machine with memory to spare the engine would let gigabytes lie, and a
 * city takes what its largest chapter takes. A fraction of a second each time. */
export function collectGarbage(mostHeapBytes = 700e6): void {
  if (process.memoryUsage().heapUsed > mostHeapBytes) collect();
}
