import type { AttentionItem } from "@atlas/metrics";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import { useFaultOfReading, useReadingIfAny } from "../data/use-reading.js";
import { attentionReaders, caseKey } from "./attention-readers.js";
import type { AttentionScene } from "./attention-scene.js";
import { type Telling, caseFacts, caseName } from "./item-text.js";

const atOnce = 20;

/** The cases behind an item; those of the community that one is in. */
export function CaseRows({
  item,
  scene,
  telling,
  onLeave,
}: {
  readonly item: AttentionItem;
  readonly scene: AttentionScene;
  readonly telling: Telling;
  readonly onLeave: () => void;
}): ReactElement {
  const { words } = telling;
  const [most, setMost] = useState(atOnce);
  const { rule, step, unit_id } = item;
  const { within, window } = scene;
  const community = within !== null && within in item.communities ? within : null;
  const key = caseKey({ rule, step, unit_id, window, community, most, skip: 0 });
  const { cases: reader } = attentionReaders(scene.source);
  const cases = useReadingIfAny(reader, key);
  const fault = useFaultOfReading(reader, key);
  if (fault !== undefined) return <small role="alert">{words.failed}</small>;
  if (!cases) return <small role="status">{words.reading}</small>;
  return (
    <>
      <ol className="attention-cases">
        {cases.map((one) => {
          const name = caseName(one, rule, telling);
          const { compound_id: compound, community_id: place } = one;
          const go =
            compound !== null
              ? () => scene.onCompound(compound)
              : place !== null
                ? () => scene.onUnit(place)
                : null;
          return (
            <li key={one.case_id}>
              {go === null ? (
                <span>{name}</span>
              ) : (
                <Button
                  className="link"
                  onPress={() => {
                    onLeave();
                    go();
                  }}
                >
                  {name}
                </Button>
              )}{" "}
              <small>{caseFacts(one, rule, telling)}</small>
            </li>
          );
        })}
      </ol>
      {cases.length === most && (
        <Button className="link" onPress={() => setMost(most + 5 * atOnce)}>
          {words.moreCases}
        </Button>
      )}
    </>
  );
}
