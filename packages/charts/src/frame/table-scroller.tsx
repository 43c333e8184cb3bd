import type { ReactElement, ReactNode } from "react";

/** Round a table that may be wider than its place: it scrolls, by the keyboard too. */
export function TableScroller({
  label,
  className = "ac-table-scroll",
  children,
}: {
  /** Names what scrolls. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    // What scrolls must be reached by the keyboard (WCAG 2.1.1).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
