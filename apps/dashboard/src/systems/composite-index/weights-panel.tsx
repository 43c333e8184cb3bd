import { formatShare } from "@atlas/charts";
import type { Language } from "@atlas/schema";
import type { IndexElementLine } from "@atlas/warehouse";
import { type ReactElement, useMemo } from "react";
import { Button } from "react-aria-components";
import { type IndexWords, indexWordsOf } from "../../i18n/index-words.js";
import { type MovedWeights, mostWeight, unmoved } from "../../state/moved-weights.js";
import { weightShares } from "./weights.js";

/** Weights of categories and of the elements inside each, by slider and number, with the shares that they come to. */
export function WeightsPanel({
  language,
  elements,
  moved,
  isSound,
  onMove,
}: {
  readonly language: Language;
  /** With the weights as they were moved. */
  readonly elements: readonly IndexElementLine[];
  readonly moved: MovedWeights;
  /** Whether anything is left to weigh by. */
  readonly isSound: boolean;
  readonly onMove: (moved: MovedWeights) => void;
}): ReactElement {
  const words = indexWordsOf(language);
  const shares = useMemo(() => weightShares(elements), [elements]);
  const move = (of: keyof MovedWeights, id: string, weight: number): void =>
    onMove({ ...moved, [of]: { ...moved[of], [id]: weight } });
  return (
    <section className="system-part weights">
      <h3>
        {words.weights}{" "}
        <Button className="link" isDisabled={moved === unmoved} onPress={() => onMove(unmoved)}>
          {words.reset}
        </Button>
      </h3>
      <p className="sub">{words.weightsNote}</p>
      {!isSound && (
        <p className="notice" role="alert">
          {words.nothingWeighed}
        </p>
      )}
      {shares.map(({ id, line, weight, share, elements: own }) => {
        const name = language === "zh" ? line.category_zh : line.category_en;
        return (
          <div key={id} className="weight-group">
            <WeightRow
              id={id}
              {...{ name, weight, share, words }}
              onMove={(to) => move("categories", id, to)}
            />
            <details>
              <summary>{words.elementsOf(name)}</summary>
              {own.map(({ line: { element_id, weight: inside, ...element }, share: part }) => (
                <WeightRow
                  key={element_id}
                  id={element_id}
                  name={element[language]}
                  weight={inside}
                  share={part}
                  words={words}
                  onMove={(to) => move("elements", element_id, to)}
                />
              ))}
            </details>
          </div>
        );
      })}
    </section>
  );
}

function WeightRow({
  id,
  name,
  weight,
  share,
  words,
  onMove,
}: {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
  readonly share: number | null;
  readonly words: IndexWords;
  readonly onMove: (weight: number) => void;
}): ReactElement {
  const onText = (text: string): void => {
    const to = Number(text);
    if (text !== "" && to >= 0 && to <= mostWeight) onMove(to);
  };
  const range = { min: 0, max: mostWeight, step: 0.1, value: weight };
  return (
    <div className="weight" data-weight={id}>
      <span>{name}</span>
      <input
        type="range"
        aria-label={words.weightOf(name)}
        aria-valuetext={`${weight} (${formatShare(share)})`}
        {...range}
        onChange={({ target }) => onText(target.value)}
      />
      <input
        type="number"
        aria-label={words.numberOf(name)}
        {...range}
        onChange={({ target }) => onText(target.value)}
      />
      <output>{formatShare(share)}</output>
    </div>
  );
}
