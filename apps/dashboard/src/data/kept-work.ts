import { type OpenPromise, openPromise } from "./open-promise.js";
import type { WorkQueue } from "./work-queue.js";

interface Later<T> extends OpenPromise<T> {
  /** Undefined until it is there. */
  value?: T;
  /** Panels that still want it. */
  wanted: number;
}

/** Work in turns, between which others may have the engine. */
export type Turns<T> = AsyncGenerator<void, T, void>;

/** Answers by name: each worked out once, in its turn in the queue, while anybody wants it. The oldest beyond a number are forgotten. */
export class KeptWork<T> {
  readonly #kept = new Map<string, Later<T>>();

  constructor(
    private readonly queue: WorkQueue,
    private readonly most: number,
  ) {}

  /** It is known, or somebody has asked for it. */
  has(name: string): boolean {
    return this.#kept.has(name);
  }

  /** The answer if it is there already. */
  known(name: string): T | undefined {
    return this.#kept.get(name)?.value;
  }

  /** @param signal aborted when it is no longer wanted: then it is not worked out, if its turn has not come, and the promise stays open */
  ask(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const inOneTurn = {
      next: async () => ({ done: true as const, value: await work() }),
    };
    return this.askInTurns(name, () => inOneTurn, signal);
  }

  /** As `ask`, of long work: at each `yield` what is more urgent goes before the rest of it, and what nobody wants any longer ends there. */
  askInTurns(name: string, work: () => Pick<Turns<T>, "next">, signal?: AbortSignal): Promise<T> {
    const own = this.#kept.get(name) ?? this.#start(name, work());
    own.wanted += 1;
    signal?.addEventListener("abort", () => void (own.wanted -= 1), { once: true });
    return own.promise;
  }

  #start(name: string, turns: Pick<Turns<T>, "next">): Later<T> {
    const later: Later<T> = { ...openPromise<T>(), wanted: 0 };
    this.#kept.set(name, later);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.most) break;
      this.#kept.delete(oldest);
    }
    const forget = (): void => {
      if (this.#kept.get(name) === later) this.#kept.delete(name);
    };
    const turn = async (): Promise<void> => {
      if (later.wanted === 0) return forget();
      try {
        const { done, value } = await turns.next();
        if (done !== true) return this.queue.add(name, turn);
        later.value = value;
        later.resolve(value);
      } catch (cause) {
        forget();
        later.reject(cause);
      }
    };
    this.queue.add(name, turn);
    return later;
  }
}
