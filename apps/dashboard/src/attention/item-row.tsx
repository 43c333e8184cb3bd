import { type AttentionItem, attentionRules } from "@atlas/metrics";
import { type ReactElement, useRef, useState } from "react";
import { windowLabel } from "../state/window-label.js";
import type { AttentionScene } from "./attention-scene.js";
import { CaseRows } from "./case-rows.js";
import { toneOf } from "./group-items.js";
import { type Telling, itemEvidence, itemTitle } from "./item-text.js";
import { NoteField } from "./note-field.js";
import { stateOf } from "./triage.js";
import type { Attention } from "./use-attention.js";

/** One item: where it leads, what it rests on, what has been said of it, and its cases.
 * Its buttons are the browser's own: hundreds of them are made at once. */
export function ItemRow({
  item,
  attention,
  scene,
  telling,
  noting,
  onNote,
  onLeave,
}: {
  readonly item: AttentionItem;
  readonly attention: Attention;
  readonly scene: AttentionScene;
  readonly telling: Telling;
  readonly noting: string | null;
  readonly onNote: (id: string | null) => void;
  readonly onLeave: () => void;
}): ReactElement {
  const { language, words } = telling;
  const [isOpen, setIsOpen] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const endNote = (): void => {
    // The field is about to go; the keys of the list need the focus.
    row.current?.querySelector<HTMLElement>("[data-item]")?.focus();
    onNote(null);
  };
  const { triage, say } = attention;
  const state = stateOf(item, triage);
  const note = Object.hasOwn(triage, item.id) ? triage[item.id]!.note : "";
  const title = itemTitle(item, telling);
  const hasCases = item.change === null && item.sample === null;
  return (
    <li ref={row} data-row="" data-state={state}>
      <span className={`tag ${toneOf(item)}`}>{attentionRules[item.rule].tag[language]}</span>
      <div>
        <button
          type="button"
          data-item={item.id}
          className="link"
          onClick={() => {
            onLeave();
            scene.onUnit(item.unit_id);
          }}
        >
          {title}
        </button>
        <small>
          {itemEvidence(item, telling)}
          {item.change && ` · ${words.window(windowLabel(item.change.before_window))}`}
        </small>
        {note !== "" && noting !== item.id && <small className="note">{note}</small>}
        {noting === item.id && (
          <NoteField
            label={words.noteLabel(title)}
            given={note}
            words={words}
            onSave={(text) => {
              say(item, { note: text });
              endNote();
            }}
            onCancel={endNote}
          />
        )}
        {isOpen && <CaseRows {...{ item, scene, telling, onLeave }} />}
      </div>
      <div className="attention-acts">
        {state !== "new" && <span className="sub">{words.states[state]}</span>}
        {hasCases && (
          <button
            type="button"
            className="link"
            aria-expanded={isOpen}
            aria-label={`${isOpen ? words.close : words.open}: ${title}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? "▴" : "▾"}
          </button>
        )}
        {(
          [
            ["seen", words.seen],
            ["done", words.done],
          ] as const
        ).map(([said, word]) => (
          <button
            key={said}
            type="button"
            className="link"
            aria-pressed={state === said}
            aria-label={`${word}: ${title}`}
            onClick={() => say(item, said)}
          >
            {word}
          </button>
        ))}
        <button
          type="button"
          className="link"
          aria-label={words.noteLabel(title)}
          onClick={() => onNote(noting === item.id ? null : item.id)}
        >
          {words.note}
        </button>
      </div>
    </li>
  );
}
