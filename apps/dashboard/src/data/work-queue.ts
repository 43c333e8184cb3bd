type Work = () => Promise<void>;

/** First words of names, in the order in which they go. */
const order = ["sheet", "figures", "places", "histogram", "points", "attention", "guess"];

/** One piece of work at a time for an engine that has one thread: the sheet of a compound that is opened, figures, then histograms, these before points, what needs attention, guesses last. Of equal
 * names only the first one waiting is kept. Work begins in the turn's end, so that what is added in one turn stands in line together. */
export class WorkQueue {
  readonly #waiting = new Map<string, Work>();
  #busy = false;

  /** @param name its first word says when its turn is: `sheet`, `figures`, `places`, `histogram`, `points`, `attention`, `guess`
   * @param work handles its own faults; one that it lets through is dropped with it */
  add(name: string, work: Work): void {
    if (!this.#waiting.has(name)) this.#waiting.set(name, work);
    if (!this.#busy) {
      this.#busy = true;
      queueMicrotask(() => void this.#run());
    }
  }

  async #run(): Promise<void> {
    for (let name = this.#first(); name !== undefined; name = this.#first()) {
      const work = this.#waiting.get(name)!;
      this.#waiting.delete(name);
      await work().catch(() => undefined);
    }
    this.#busy = false;
  }

  #first(): string | undefined {
    const names = [...this.#waiting.keys()];
    for (const word of order) {
      const next = names.find((name) => name.split(" ", 1)[0] === word);
      if (next !== undefined) return next;
    }
    return names[0];
  }
}
