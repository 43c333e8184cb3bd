import { attentionRules } from "@atlas/metrics";
import { type ReactElement, useState } from "react";
import { Button } from "react-aria-components";
import type { AttentionScene } from "./attention-scene.js";
import type { ItemGroup } from "./group-items.js";
import { ItemRow } from "./item-row.js";
import { type Telling, limitText } from "./item-text.js";
import type { Attention } from "./use-attention.js";

const atOnce = 10;

/** The items of one rule, the gravest first; more when they are asked for. */
export function RuleGroup({
  group: { rule, items },
  telling,
  ...row
}: {
  readonly group: ItemGroup;
  readonly attention: Attention;
  readonly scene: AttentionScene;
  readonly telling: Telling;
  readonly noting: string | null;
  readonly onNote: (id: string | null) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { language, words } = telling;
  const [most, setMost] = useState(atOnce);
  const { name, definition, next, source } = attentionRules[rule];
  const shown = items.slice(0, most);
  const noted = items.find(({ id }) => id === row.noting);
  const hasCases = items.every(({ change, sample }) => change === null && sample === null);
  const rest = items.length - shown.length;
  return (
    <section className="attention-group" data-rule={rule}>
      <h3>
        {name[language]}{" "}
        <span className="sub">
          {words.items(items.length)}
          {hasCases && ` · ${words.cases(items.reduce((sum, { count }) => sum + count, 0))}`}
        </span>
      </h3>
      <details>
        <summary>
          {words.next}: {next[language]}
        </summary>
        <p>
          {words.rule}: {definition[language]}
        </p>
        {rule === "step_overdue" &&
          telling.list.limits.map((limit) => (
            <p key={limit.step}>
              {telling.messages.steps[limit.step - 1]}: {limitText(limit, words)}
            </p>
          ))}
        <p>
          {words.source}: {source[language]}
        </p>
      </details>
      <ul>
        {(noted && !shown.includes(noted) ? [noted, ...shown] : shown).map((item) => (
          <ItemRow key={item.id} {...{ item, telling }} {...row} />
        ))}
      </ul>
      {rest > 0 && (
        <Button className="link" onPress={() => setMost(most + 5 * atOnce)}>
          {words.more(Math.min(rest, 5 * atOnce))}
        </Button>
      )}
    </section>
  );
}
