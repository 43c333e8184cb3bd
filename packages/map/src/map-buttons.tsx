import type { ReactElement } from "react";
import type { MapWords } from "./atlas-map-props.js";

/** Zoom in, zoom out, show all. */
export function MapButtons({
  words,
  onZoomIn,
  onZoomOut,
  onFit,
}: {
  readonly words: MapWords;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onFit: () => void;
}): ReactElement {
  return (
    <div className="am-zoom">
      <button type="button" aria-label={words.zoomIn} title={words.zoomIn} onClick={onZoomIn}>
        +
      </button>
      <button type="button" aria-label={words.zoomOut} title={words.zoomOut} onClick={onZoomOut}>
        −
      </button>
      <button type="button" aria-label={words.fit} title={words.fit} onClick={onFit}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path
            d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </svg>
      </button>
    </div>
  );
}
