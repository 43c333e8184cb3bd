import type { Language } from "@atlas/schema";
import type { ReactElement } from "react";
import { attentionWordsOf } from "../i18n/attention-words.js";
import type { Messages } from "../i18n/messages.js";
import { Modal } from "../controls/modal.js";

/** The keys that work here. */
export function HelpDialog({
  words,
  language,
  onClose,
}: {
  readonly words: Messages;
  readonly language: Language;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Modal title={words.help} close={words.close} onClose={onClose}>
      <dl className="keys">
        {[...words.keys, ...attentionWordsOf(language).keys].map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
