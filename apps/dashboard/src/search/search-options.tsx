import { type ReactElement, useEffect, useRef } from "react";

/** A line of the list. */
export interface Suggestion {
  readonly key: string;
  /** Id of the compound that it leads to, if it does. */
  readonly compound: string | null;
  /** Id of the division that it leads to, if it does. */
  readonly unit: string | null;
  readonly kind: string;
  readonly name: string;
  /** Where it lies, and by what it was found. */
  readonly note: string;
  readonly choose: () => void;
}

/** The list of suggestions; the field keeps the focus and names the active one. */
export function SearchOptions({
  suggestions,
  listId,
  active,
  label,
  onPoint,
}: {
  readonly suggestions: readonly Suggestion[];
  readonly listId: string;
  readonly active: number;
  readonly label: string;
  readonly onPoint: (index: number) => void;
}): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div ref={list} id={listId} role="listbox" aria-label={label} className="search-list">
      {suggestions.map(({ key, kind, name, note, choose }, i) => (
        <button
          type="button"
          tabIndex={-1}
          key={key}
          id={`${listId}-${i}`}
          role="option"
          aria-selected={i === active}
          onPointerMove={() => onPoint(i)}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={choose}
        >
          <span className="tag">{kind}</span>
          <b lang="zh-CN">{name}</b>
          <span className="sub">{note}</span>
        </button>
      ))}
    </div>
  );
}
