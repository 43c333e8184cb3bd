import type { AttentionList } from "@atlas/metrics";
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import { Modal } from "../controls/modal.js";
import { Segments } from "../controls/segments.js";
import type { AttentionWords } from "../i18n/attention-words.js";
import type { AttentionScene } from "./attention-scene.js";
import { AttentionTools } from "./attention-tools.js";
import { type AttentionFilter, attentionFilters, groupItems } from "./group-items.js";
import type { Telling } from "./item-text.js";
import { RuleGroup } from "./rule-group.js";
import type { Attention } from "./use-attention.js";

/** Rules drawn in one frame, so that no frame takes long. */
const rulesAFrame = 2;

/** The whole list by rule: triage, cases, export and import. */
export function AttentionDialog({
  attention,
  list,
  scene,
  words,
  noted,
  onClose,
}: {
  readonly attention: Attention;
  readonly list: AttentionList;
  readonly scene: AttentionScene;
  readonly words: AttentionWords;
  /** Item whose note is to be written at once. */
  readonly noted: string | null;
  readonly onClose: () => void;
}): ReactElement {
  const { language, messages, nameOf } = scene;
  const telling: Telling = { language, words, messages, nameOf, list };
  const [filter, setFilter] = useState<AttentionFilter>("open");
  const [noting, setNoting] = useState(noted);
  const box = useRef<HTMLDivElement>(null);
  const groups = groupItems(attention.items, attention.triage, filter);
  const shown = groups.reduce((sum, { items }) => sum + items.length, 0);
  const [drawn, setDrawn] = useState(rulesAFrame);
  const isWhole = drawn >= groups.length;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => setDrawn(drawn + rulesAFrame));
    return () => cancelAnimationFrame(frame);
  }, [isWhole, drawn]);
  const buttons = (): HTMLElement[] => [
    ...(box.current?.querySelectorAll<HTMLElement>("[data-item]") ?? []),
  ];
  useEffect(() => {
    if (noted === null) box.current?.querySelector<HTMLElement>("[data-item]")?.focus();
  }, [noted]);
  const press = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    if (target.closest("input") || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = buttons();
    const row = target.closest("[data-row]")?.querySelector<HTMLElement>("[data-item]");
    const at = row ? all.indexOf(row) : -1;
    const item = attention.items.find(({ id }) => id === row?.dataset["item"]);
    const focusAt = (i: number): void =>
      buttons()[Math.max(0, Math.min(buttons().length - 1, i))]?.focus();
    const say = (said: "seen" | "done") => (): void => {
      if (!item) return;
      attention.say(item, said);
      requestAnimationFrame(() => focusAt(at));
    };
    const actions: Readonly<Record<string, () => void>> = {
      j: () => focusAt(at + 1),
      k: () => focusAt(at - 1),
      s: say("seen"),
      d: say("done"),
      n: () => item && setNoting(item.id),
      u: attention.undo,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  return (
    <Modal
      title={`${words.title} · ${words.items(shown)}`}
      close={messages.close}
      onClose={onClose}
    >
      {/* The keys are those of the rows inside, which have the focus. */}
      <div className="attention-list" ref={box} onKeyDown={press} role="presentation">
        <div className="attention-bar">
          <Segments
            label={words.filterLabel}
            value={filter}
            options={attentionFilters.map((one) => [one, words.filters[one]])}
            onChange={setFilter}
          />
          <AttentionTools {...{ attention, scene, telling }} />
        </div>
        <p className="sub">
          {words.hint} · {words.compared(list.comparisons.compared, list.comparisons.found)}
          {scene.kind !== "all" && ` · ${words.allKinds}`}
        </p>
        {shown === 0 && <p className="sub">{words.nothingLeft}</p>}
        {groups.slice(0, drawn).map((group) => (
          <RuleGroup
            key={group.rule}
            {...{ group, attention, scene, telling, noting }}
            onNote={setNoting}
            onLeave={onClose}
          />
        ))}
      </div>
    </Modal>
  );
}
