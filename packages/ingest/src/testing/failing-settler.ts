import { parentPort } from "node:worker_threads";

const answer = (said: unknown): void => parentPort!.postMessage(said, []);

// Stands for a thread with a fault: of the program at one chapter, of the machine at another.
parentPort!.on("message", ({ chapter }: { readonly chapter: string }) => {
  if (chapter === "dies") process.exit(3);
  if (chapter === "fails") answer({ fault: new Error("no such chapter") });
  if (chapter !== "hangs") answer({ settled: { chapter } });
  if (chapter === "leaves") setTimeout(() => process.exit(4), 50);
});
