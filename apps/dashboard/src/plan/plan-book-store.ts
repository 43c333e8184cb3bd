import type { ScenarioDocument } from "./scenario-document.js";
import { type Decision, type PlanBook, type SheetId, parsePlanBook } from "./plan-book.js";

/** Where texts are kept between visits. */
type TextStorage = Pick<Storage, "getItem" | "setItem">;

const key = "consultation-atlas:plan-book:1";
const undoable = 100;

/** The scenarios, kept in this browser; a browser that keeps nothing forgets them with the page. */
export class PlanBookStore {
  readonly #storage: TextStorage | null;
  readonly #defaults: ScenarioDocument;
  readonly #listeners = new Set<() => void>();
  #before: readonly PlanBook[] = [];
  #after: readonly PlanBook[] = [];
  #now: PlanBook;

  /** @param defaults the scenario that sheet A begins with */
  constructor(storage: TextStorage | null, defaults: ScenarioDocument) {
    this.#storage = storage;
    this.#defaults = defaults;
    this.#now = this.#kept();
  }

  readonly current = (): PlanBook => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  /** Changes a sheet; what was decided by hand goes into the log with it. */
  write(sheet: SheetId, document: ScenarioDocument, decision?: Decision): void {
    const { sheets, log } = this.#now;
    this.#change({
      ...this.#now,
      sheets: { ...sheets, [sheet]: document },
      log: decision ? [...log, decision] : log,
    });
  }

  /** Says why; no step of its own, so that every letter is not undone alone. */
  explain(index: number, why: string): void {
    const log = this.#now.log.map((one, i) => (i === index ? { ...one, why } : one));
    this.#show({ ...this.#now, log });
  }

  note(decision: Decision): void {
    this.#change({ ...this.#now, log: [...this.#now.log, decision] });
  }

  /** Opens a sheet, which is no step. */
  open(sheet: SheetId): void {
    if (this.#now.sheets[sheet]) this.#show({ ...this.#now, open: sheet });
  }

  /** Puts a copy of the open sheet, or another document, where a sheet was or was not, and opens it. */
  put(sheet: SheetId, document: ScenarioDocument): void {
    const { sheets } = this.#now;
    this.#change({ ...this.#now, open: sheet, sheets: { ...sheets, [sheet]: document } });
  }

  drop(sheet: SheetId): void {
    const { [sheet]: _, ...sheets } = this.#now.sheets;
    const [first] = Object.keys(sheets) as SheetId[];
    if (first) this.#change({ ...this.#now, open: first, sheets });
  }

  undo(): void {
    const before = this.#before.at(-1);
    if (!before) return;
    this.#before = this.#before.slice(0, -1);
    this.#after = [...this.#after, this.#now];
    this.#show(before);
  }

  redo(): void {
    const after = this.#after.at(-1);
    if (!after) return;
    this.#after = this.#after.slice(0, -1);
    this.#before = [...this.#before, this.#now];
    this.#show(after);
  }

  /** Takes in what another page of this browser has kept; what was done here before cannot be undone then. */
  reload(): void {
    this.#before = this.#after = [];
    this.#now = this.#kept();
    this.#tell();
  }

  #change(next: PlanBook): void {
    this.#before = [...this.#before, this.#now].slice(-undoable);
    this.#after = [];
    this.#show(next);
  }

  #show(next: PlanBook): void {
    this.#now = next;
    try {
      this.#storage?.setItem(key, JSON.stringify(next));
    } catch {
      // A full or forbidden storage: it is kept until the page is closed.
    }
    this.#tell();
  }

  #kept(): PlanBook {
    const fresh: PlanBook = { open: "A", sheets: { A: this.#defaults }, log: [] };
    try {
      const text = this.#storage?.getItem(key);
      return (text && parsePlanBook(text)) || fresh;
    } catch {
      return fresh;
    }
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
