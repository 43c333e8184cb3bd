import { availableParallelism } from "node:os";
import { getHeapStatistics } from "node:v8";
import type { Worker } from "node:worker_threads";
import {
  type DraftOptions,
  type FileReading,
  type SourceFile,
  isReadInOnePiece,
  readLimits,
} from "@atlas/normalize";
import { startThread } from "../start-thread.js";
import type { DraftMaterials, Drafter } from "./drafter.js";
import type { DraftingAnswer, DraftingTask } from "./drafting-worker.js";
import { type PackedDraft, packDraft } from "./packed-draft.js";

/** How files are drafted in workers. */
export interface WorkerDrafterOptions {
  /** Workers at most; as many as the machine has cores (four at most) unless given. */
  readonly workers?: number;
  /** Seconds that a file may take before its worker is ended. */
  readonly secondsOf?: (file: SourceFile) => number;
  /** Of the heap of a worker; as large as that of this thread unless given. */
  readonly heapMegabytes?: number;
  /** The code of a worker. */
  readonly code?: URL;
}

/** Seconds in which a worker must be ready, however busy the machine is. */
const secondsToBegin = 120;

type Rejection = NonNullable<FileReading["rejection"]>;

interface Waiting {
  readonly task: DraftingTask;
  readonly done: (draft: PackedDraft) => void;
  readonly failed: (fault: unknown) => void;
}

/** Readers that ask the clock end by themselves, reading and drafting each in its time. */
const secondsOf = ({ bytes }: SourceFile): number =>
  isReadInOnePiece(bytes) ? readLimits.secondsInOnePiece : 2 * readLimits.seconds + 60;

/** Drafts files in threads that can be ended: a file that takes too long, or more memory than there is, is rejected by name and the
 * others go on. Workers start when there is work for them, at most one a file.
 * @param materials what every worker drafts with */
export function workerDrafter(
  materials: DraftMaterials,
  options: WorkerDrafterOptions = {},
): Drafter {
  const most = options.workers ?? Math.min(4, availableParallelism());
  const limitOf = options.secondsOf ?? secondsOf;
  const heap =
    options.heapMegabytes ?? Math.round(getHeapStatistics().heap_size_limit / (1024 * 1024));
  const code = options.code ?? new URL("./drafting-worker.ts", import.meta.url);
  const queue: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let isClosed = false;

  const start = (): Worker => startThread(code, materials, { maxOldGenerationSizeMb: heap });

  const next = (): void => {
    if (isClosed) return;
    while (queue.length > 0) {
      const rested = idle.pop();
      if (rested === undefined && busy.size >= most) return;
      run(rested ?? start(), queue.shift()!, rested === undefined);
    }
  };

  const run = (worker: Worker, waiting: Waiting, isFresh: boolean): void => {
    const { file } = waiting.task;
    const seconds = limitOf(file);
    let timer: NodeJS.Timeout | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      unheard(worker);
      busy.delete(worker);
    };
    /** Of a worker that is of no more use; its later words are nobody's. */
    const end = (rejection: Rejection): void => {
      settle();
      worker.on("error", () => {});
      void worker.terminate();
      waiting.done(rejected(waiting.task, rejection));
      next();
    };
    unheard(worker);
    busy.set(worker, waiting);
    /** A worker that has just begun has its own time to get ready. */
    const allow = (limit: string, bound: number): void => {
      clearTimeout(timer);
      timer = setTimeout(
        () => end({ code: "limit_exceeded", parameters: { limit, raw: String(bound) } }),
        bound * 1000,
      );
    };
    worker.on("message", (answer: DraftingAnswer) => {
      if ("ready" in answer) return allow("seconds of reading", seconds);
      settle();
      idle.push(worker);
      // One that dies while it rests is not given a file.
      worker.on("exit", () => idle.splice(idle.indexOf(worker), 1));
      if ("draft" in answer) waiting.done(answer.draft);
      else waiting.failed(answer.fault);
      next();
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY")
        return end({
          code: "limit_exceeded",
          parameters: { limit: "megabytes of memory", raw: String(heap) },
        });
      // A fault of the program, as it would be in this thread.
      settle();
      waiting.failed(error);
      next();
    });
    worker.on("exit", (status) =>
      end({ code: "file_unreadable", parameters: { reason: `worker exit ${status}` } }),
    );
    if (isFresh) allow("seconds in which a reader starts", secondsToBegin);
    else allow("seconds of reading", seconds);
    // The caller's bytes stay the caller's.
    const bytes = new Uint8Array(file.bytes);
    worker.postMessage({ ...waiting.task, file: { ...file, bytes } }, [bytes.buffer]);
  };

  return {
    atOnce: 2 * most,
    draft: (file, draftOptions) =>
      new Promise((done, failed) => {
        queue.push({ task: { file, options: draftOptions }, done, failed });
        next();
      }),
    close: async () => {
      isClosed = true;
      const workers = [...idle, ...busy.keys()];
      for (const worker of idle) unheard(worker);
      for (const [worker, { failed }] of busy) {
        unheard(worker);
        worker.on("error", () => {});
        failed(new Error("ingest: drafting was ended"));
      }
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Nobody listens to it any more. (All of its listeners would be those of Node itself, too.) */
function unheard(worker: Worker): void {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
}

function rejected(
  { file, options }: { readonly file: SourceFile; readonly options: DraftOptions },
  rejection: Rejection,
): PackedDraft {
  const format = isReadInOnePiece(file.bytes) ? "xls" : "unknown";
  const { name, sha256 } = file;
  const reading = { name, sha256, format, encoding: null, dateSystem: null, rejection };
  return packDraft({ reading, options, parts: [] });
}
