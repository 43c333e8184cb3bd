import { nextTurn } from "./next-turn.js";

/** Calls back in a turn of its own after the next frame, when the page is laid out and painted; measuring what it shows costs nothing then.
 * @returns calls it off */
export function afterFrame(work: () => void): () => void {
  let callOff = (): void => cancelAnimationFrame(frame);
  const frame = requestAnimationFrame(() => {
    callOff = nextTurn(work);
  });
  return () => callOff();
}
