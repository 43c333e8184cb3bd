import type { ReactElement } from "react";
import type { Messages } from "../i18n/messages.js";
import { Modal } from "../controls/modal.js";

/** The keys that work here. */
export function HelpDialog({
  words,
  onClose,
}: {
  readonly words: Messages;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <Modal title={words.help} close={words.close} onClose={onClose}>
      <dl className="keys">
        {words.keys.map(([key, meaning]) => (
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
