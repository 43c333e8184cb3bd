import { type PointerEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import type { Messages } from "../i18n/messages.js";

const stops = ["peek", "half", "full"] as const;
type Stop = (typeof stops)[number];

const peekPixels = 96;
/** A press that moves less than this is a press, not a drag. */
const stillPixels = 6;

/** Height of a stop over a page of some height, pixels; the style sheet says the same. */
const heightOf = (stop: Stop, page: number): number =>
  stop === "peek" ? peekPixels : stop === "half" ? page / 2 : page;

/** The stop that lies nearest to a height. */
export const nearestStop = (height: number, page: number): Stop =>
  stops.reduce((best, stop) =>
    Math.abs(heightOf(stop, page) - height) < Math.abs(heightOf(best, page) - height) ? stop : best,
  );

/** On a phone, what lies over the map's foot: it is pulled, pressed or moved by arrow keys to a strip, to half of the page and to all of it.
 * On a wider page it is not there, and its parts stand where the page puts them. */
export function Sheet({
  words,
  children,
}: {
  readonly words: Messages;
  readonly children: ReactNode;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<Stop>("half");
  const [pulled, setPulled] = useState<number | null>(null);
  const pull = useRef<{ readonly from: number; readonly height: number } | null>(null);
  const dragged = useRef(false);
  const pageHeight = (): number => box.current!.parentElement!.clientHeight;
  const heightAt = ({ clientY }: PointerEvent): number =>
    pull.current!.height + pull.current!.from - clientY;
  const move = (by: 1 | -1): void =>
    setStop(stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(stop) + by))]!);
  return (
    <div
      ref={box}
      className="sheet"
      data-stop={stop}
      {...(pulled !== null && { style: { height: pulled, transition: "none" } })}
    >
      <button
        type="button"
        className="sheet-handle"
        aria-label={words.sheet[stop]}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pull.current = { from: event.clientY, height: box.current!.clientHeight };
          dragged.current = false;
        }}
        onPointerMove={(event) => {
          if (!pull.current) return;
          dragged.current ||= Math.abs(event.clientY - pull.current.from) >= stillPixels;
          if (dragged.current)
            setPulled(Math.max(peekPixels, Math.min(pageHeight(), heightAt(event))));
        }}
        onPointerUp={(event) => {
          if (dragged.current) setStop(nearestStop(heightAt(event), pageHeight()));
          pull.current = null;
          setPulled(null);
        }}
        onPointerCancel={() => {
          pull.current = null;
          setPulled(null);
        }}
        onKeyDown={({ key }) => {
          dragged.current = false;
          if (key === "ArrowUp") move(1);
          if (key === "ArrowDown") move(-1);
        }}
        onClick={() => {
          if (!dragged.current) move(stop === "full" ? -1 : 1);
        }}
      />
      <div className="sheet-body">{children}</div>
    </div>
  );
}
