/** Goes all steps of a drawing at once. */
export function finish(steps: Iterator<void>): void {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
}
