import { nextTurn } from "./next-turn.js";

/** Goes all steps of a drawing, in turns between which other work of the page may go.
 * @param turnMs milliseconds after which a turn ends */
export async function inTurns(steps: Iterator<void>, turnMs: number): Promise<void> {
  let began = performance.now();
  while (steps.next().done !== true) {
    if (performance.now() - began < turnMs) continue;
    await new Promise<void>((goOn) => nextTurn(goOn));
    began = performance.now();
  }
}
