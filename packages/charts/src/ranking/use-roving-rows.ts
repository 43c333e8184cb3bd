import { type KeyboardEvent, useState } from "react";

interface RovingRows {
  /** The row that Tab reaches. */
  readonly tabStop: string | null;
  readonly onFocusRow: (id: string) => void;
  /** For every row. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** One tab stop for a list of `[data-unit]` rows: arrows, Home, End and the page keys move it; Enter and Space select, → drills. */
export function useRovingRows(
  ids: readonly string[],
  selectedId: string | null,
  onSelect: (id: string) => void,
  onDrill: ((id: string) => void) | undefined,
): RovingRows {
  const [visited, setVisited] = useState<string | null>(null);
  const tabStop = [visited, selectedId].find((id) => id !== null && ids.includes(id)) ?? ids[0];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = event.currentTarget;
    const at = ids.indexOf(row.dataset["unit"] ?? "");
    if (at < 0) return;
    const to = nextIndex(event.key, at, ids.length);
    if (to !== null) {
      row.parentElement?.querySelectorAll<HTMLElement>("[data-unit]")[to]?.focus();
    } else if (event.key === "Enter" || event.key === " ") onSelect(ids[at]!);
    else if (event.key === "ArrowRight" && onDrill) onDrill(ids[at]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { tabStop: tabStop ?? null, onFocusRow: setVisited, onKeyDown };
}

/** Rows that Page Up and Page Down step over. */
const page = 10;

/** Where a key leads from row `at` of `count`; null where the key does not move. */
export function nextIndex(key: string, at: number, count: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = moves[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
