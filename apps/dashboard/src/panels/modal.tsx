import { type ReactElement, type ReactNode, useEffect, useRef } from "react";

/** A modal dialog of the browser's own: it keeps the focus, closes on Esc and gives the focus back. */
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
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="modal" aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="link" onClick={() => dialog.current?.close()}>
          {close}
        </button>
      </header>
      {children}
    </dialog>
  );
}
