import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { startThread } from "../start-thread.js";
import type { SettledChapter, SettlingMaterials, SettlingTask } from "./settle-chapter.js";
import type { SettlingAnswer } from "./settling-worker.js";

/** Settles chapters beside the thread that asks. */
export interface Settler {
  /** @param task asked for when its turn has come, so that few drafts are in memory */
  readonly settle: (task: () => SettlingTask) => Promise<SettledChapter>;
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

/** How chapters are settled in threads. */
export interface WorkerSettlerOptions {
  /** Threads; as many as the machine has cores (three at most, for the sake of memory) unless given. */
  readonly workers?: number;
  /** Of packed drafts, from which on threads are worth their start, a second or two each; 32 MB unless given. */
  readonly leastBytes?: number;
  /** The code of a thread. */
  readonly code?: URL;
}

interface Waiting {
  readonly task: () => SettlingTask;
  readonly done: (settled: SettledChapter) => void;
  readonly failed: (fault: unknown) => void;
}

/** Settles chapters in threads, which begin to get ready at once; null where they are not worth it.
 * @param bytes of the packed drafts of the city */
export function workerSettler(
  materials: SettlingMaterials,
  bytes: number,
  options: WorkerSettlerOptions = {},
): Settler | null {
  if (bytes < (options.leastBytes ?? 32e6)) return null;
  const workers = options.workers ?? Math.min(3, availableParallelism());
  const code = options.code ?? new URL("./settling-worker.ts", import.meta.url);
  const threads = Array.from({ length: workers }, () => startThread(code, materials));
  const idle = [...threads];
  const queue: Waiting[] = [];
  let fault: { readonly error: unknown } | undefined;
  /** Without one chapter there is no city: the others need not be settled. */
  const fail = (error: unknown): void => {
    fault ??= { error };
    for (const { failed } of queue.splice(0)) failed(fault.error);
  };
  const next = async (): Promise<void> => {
    if (queue.length === 0 || idle.length === 0) return;
    const thread = idle.pop()!;
    const { task, done, failed } = queue.shift()!;
    try {
      done(await ask(thread, task()));
      idle.push(thread);
      void next();
    } catch (error) {
      failed(error);
      fail(error);
    }
  };
  // Also of one that rests, which nobody asks.
  for (const thread of threads)
    thread.on("error", fail).on("exit", (status) => fail(endedWith(status)));
  return {
    settle: (task) =>
      new Promise((done, failed) => {
        if (fault) return failed(fault.error);
        queue.push({ task, done, failed });
        void next();
      }),
    close: async () => {
      fail(new Error("ingest: settling was ended"));
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function ask(thread: Worker, task: SettlingTask): Promise<SettledChapter> {
  return new Promise((done, failed) => {
    const unhear = (): void => {
      thread.off("message", answered).off("error", broke).off("exit", ended);
    };
    const answered = (answer: SettlingAnswer): void => {
      unhear();
      if ("settled" in answer) done(answer.settled);
      else failed(answer.fault);
    };
    const broke = (error: unknown): void => {
      unhear();
      failed(error);
    };
    const ended = (status: number): void => broke(endedWith(status));
    thread.on("message", answered).on("error", broke).on("exit", ended);
    const carried = task.drafts.map(({ buffer }) => buffer as ArrayBuffer);
    thread.postMessage(task, carried);
  });
}

const endedWith = (status: number): Error => new Error(`ingest: a thread ended with ${status}`);
