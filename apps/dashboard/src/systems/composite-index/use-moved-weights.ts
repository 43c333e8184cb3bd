import { useEffect, useState } from "react";
import { type MovedWeights, readWeights, unmoved, weightsText } from "../../state/moved-weights.js";

/** A slider moves many times before it rests. */
const restMs = 300;

/** Weights as they are moved, put into the view once they rest, and taken from it when it changes otherwise. */
export function useMovedWeights(
  written: string | null,
  onWrite: (weights: string | null) => void,
): readonly [MovedWeights, (moved: MovedWeights) => void] {
  const [moved, setMoved] = useState(() => movedBy(written));
  const [seen, setSeen] = useState(written);
  if (written !== seen) {
    setSeen(written);
    if (written !== weightsText(moved)) setMoved(movedBy(written));
  }
  useEffect(() => {
    const text = weightsText(moved);
    if (text === written) return undefined;
    const rest = setTimeout(() => onWrite(text), restMs);
    return () => clearTimeout(rest);
  }, [moved, written, onWrite]);
  return [moved, setMoved];
}

const movedBy = (text: string | null): MovedWeights =>
  (text === null ? null : readWeights(text)) ?? unmoved;
