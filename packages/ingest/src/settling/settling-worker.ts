import { parentPort, workerData } from "node:worker_threads";
import { collectGarbage } from "../collect-garbage.js";
import {
  type SettledChapter,
  type SettlingMaterials,
  type SettlingTask,
  makeSettling,
} from "./settle-chapter.js";

/** What a thread says of a chapter: what came of it, or the fault of the program that stopped it. */
export type SettlingAnswer = { readonly settled: SettledChapter } | { readonly fault: unknown };

const answer = (said: SettlingAnswer): void => parentPort!.postMessage(said, []);

/** Several threads have chapters in memory at once. */
const mostHeapBytes = 250e6;

const settle = makeSettling(workerData as SettlingMaterials);
parentPort!.on("message", (task: SettlingTask) => {
  try {
    answer({ settled: settle(task) });
  } catch (fault) {
    answer({ fault });
  }
  collectGarbage(mostHeapBytes);
});
