import { type Triage, formatTriage, parseTriage } from "./triage.js";

/** Where texts are kept between visits. */
export type TextStorage = Pick<Storage, "getItem" | "setItem">;

const key = "consultation-atlas:attention-triage:1";
const undoable = 50;

/** What has been said of items, kept in this browser; a browser that keeps nothing forgets it with the page. */
export class TriageStore {
  readonly #storage: TextStorage | null;
  readonly #listeners = new Set<() => void>();
  readonly #before: Triage[] = [];
  #now: Triage;

  constructor(storage: TextStorage | null) {
    this.#storage = storage;
    this.#now = this.#kept();
  }

  readonly current = (): Triage => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  change(next: Triage): void {
    if (next === this.#now) return;
    this.#before.push(this.#now);
    if (this.#before.length > undoable) this.#before.shift();
    this.#show(next);
  }

  undo(): void {
    const before = this.#before.pop();
    if (before) this.#show(before);
  }

  /** Takes in what another page of this browser has kept; what was done here before cannot be undone then, for it would undo that too. */
  reload(): void {
    this.#before.length = 0;
    this.#now = this.#kept();
    this.#tell();
  }

  #show(next: Triage): void {
    this.#now = next;
    try {
      this.#storage?.setItem(key, formatTriage(next));
    } catch {
      // A full or forbidden storage: it is kept until the page is closed.
    }
    this.#tell();
  }

  #kept(): Triage {
    try {
      const text = this.#storage?.getItem(key);
      return (text && parseTriage(text)) || {};
    } catch {
      return {};
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
