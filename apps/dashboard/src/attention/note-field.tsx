import { type ReactElement, useId, useState } from "react";
import { Button } from "react-aria-components";
import type { AttentionWords } from "../i18n/attention-words.js";
import { longestNote, looksPersonal } from "./triage.js";

/** Where a note is written; what looks like a person's number is not taken. */
export function NoteField({
  label,
  given,
  words,
  onSave,
  onCancel,
}: {
  readonly label: string;
  readonly given: string;
  readonly words: AttentionWords;
  readonly onSave: (note: string) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const [text, setText] = useState(given);
  const hint = useId();
  const isPersonal = looksPersonal(text);
  return (
    <form
      className="attention-note"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPersonal) onSave(text);
      }}
    >
      <input
        // The field was asked for by a key or a press.
        ref={(field) => field?.focus()}
        aria-label={label}
        aria-describedby={hint}
        aria-invalid={isPersonal}
        maxLength={longestNote}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          onCancel();
        }}
      />
      <Button type="submit" className="link" isDisabled={isPersonal}>
        {words.save}
      </Button>
      <small id={hint} role={isPersonal ? "alert" : undefined}>
        {isPersonal ? words.notePersonal : words.noteHint}
      </small>
    </form>
  );
}
