import type { ReactElement, ReactNode } from "react";
import { Button, Dialog, Heading, ModalOverlay, Modal as Surface } from "react-aria-components";

/** A dialog over the page: it keeps the focus, closes on Esc or a press outside, and gives the focus back. */
export function Modal({
  title,
  close,
  onClose,
  children,
}: {
  readonly title: string;
  /** Word on the button that closes it. */
  readonly close: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <ModalOverlay
      className="modal-ground"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Surface className="modal">
        <Dialog className="modal-dialog">
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button slot="close" className="link">
              {close}
            </Button>
          </header>
          <div className="modal-body">{children}</div>
        </Dialog>
      </Surface>
    </ModalOverlay>
  );
}
