import type { ReactElement } from "react";

/** The line that tells how a file was saved; it goes after some seconds. */
export function Told({
  text,
  className = "",
  onGone,
}: {
  readonly text: string;
  readonly className?: string;
  readonly onGone: () => void;
}): ReactElement {
  return (
    <output className={`export-told ${className}`} data-empty={text === ""} onAnimationEnd={onGone}>
      {text}
    </output>
  );
}
