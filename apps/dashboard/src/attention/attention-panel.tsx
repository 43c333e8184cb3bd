import { type AttentionItem, attentionRules } from "@atlas/metrics";
import { type ReactElement, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { type AttentionWords, attentionWordsOf } from "../i18n/attention-words.js";
import { useKeys } from "../state/use-keys.js";
import { AttentionDialog } from "./attention-dialog.js";
import type { AttentionScene } from "./attention-scene.js";
import { groupItems, toneOf } from "./group-items.js";
import { type Telling, itemEvidence, itemTitle } from "./item-text.js";
import { useAttention } from "./use-attention.js";

/** What needs attention here: of each rule the gravest open item, and the way to all of them. */
export function AttentionPanel(scene: AttentionScene): ReactElement {
  const { source, window, within, kind, language, messages, nameOf, onUnit } = scene;
  const words = attentionWordsOf(language);
  const attention = useAttention(source, window, within);
  const [asked, setAsked] = useState<{ readonly note: string | null } | null>(null);
  const box = useRef<HTMLUListElement>(null);
  const { list, items, triage, say } = attention;
  const groups = groupItems(items, triage, "open");
  const open = groups.reduce((sum, { items: own }) => sum + own.length, 0);
  const focused = (): AttentionItem | undefined => {
    const id = document.activeElement?.getAttribute("data-item");
    return items.find((item) => item.id === id);
  };
  const move = (by: number): void => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  };
  const saying = (said: "seen" | "done") => () => {
    const item = focused();
    if (!item) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];
    const at = all.findIndex((one) => one === document.activeElement);
    say(item, said);
    // The next of the rule takes its place in the list.
    requestAnimationFrame(() =>
      box.current?.querySelectorAll<HTMLElement>("[data-item]")[at]?.focus(),
    );
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    s: saying("seen"),
    d: saying("done"),
    n: () => {
      const item = focused();
      if (item) setAsked({ note: item.id });
    },
    u: attention.undo,
  });
  return (
    <section className="attention">
      <header className="ph">
        <h2>{words.title}</h2>
        <span className="tag bad" role="status">
          {list ? open : "…"}
        </span>
        {list && (
          <Button className="link attention-whole" onPress={() => setAsked({ note: null })}>
            {words.whole}
            <span className="visually-hidden">{words.wholeMore(open)}</span>{" "}
            <kbd aria-hidden="true">J</kbd> <kbd aria-hidden="true">K</kbd>
          </Button>
        )}
      </header>
      {!list && (
        <p className="sub empty" role="status">
          {words.reading}
        </p>
      )}
      {list && open === 0 && <p className="sub empty">{words.nothing}</p>}
      {list && kind !== "all" && <p className="sub empty">{words.allKinds}</p>}
      {list && (
        <ul ref={box}>
          {groups.map(({ rule, items: own }) => (
            <DigestRow
              key={rule}
              item={own[0]!}
              others={own.length - 1}
              words={words}
              telling={{ language, words, messages, nameOf, list }}
              onOpen={(item) =>
                item.unit_id === within ? setAsked({ note: null }) : onUnit(item.unit_id)
              }
            />
          ))}
        </ul>
      )}
      {asked && list && (
        <AttentionDialog
          {...{ attention, list, scene, words }}
          noted={asked.note}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

function DigestRow({
  item,
  others,
  words,
  telling,
  onOpen,
}: {
  readonly item: AttentionItem;
  readonly others: number;
  readonly words: AttentionWords;
  readonly telling: Telling;
  readonly onOpen: (item: AttentionItem) => void;
}): ReactElement {
  const { name, tag } = attentionRules[item.rule];
  return (
    <li data-rule={item.rule}>
      <span className={`tag ${toneOf(item)}`} title={name[telling.language]}>
        {tag[telling.language]}
      </span>
      <div>
        <Button data-item={item.id} onPress={() => onOpen(item)}>
          {name[telling.language]} · {itemTitle(item, telling)}
        </Button>
        <small>
          {itemEvidence(item, telling)}
          {others > 0 && ` · ${words.others(others)}`}
        </small>
      </div>
    </li>
  );
}
