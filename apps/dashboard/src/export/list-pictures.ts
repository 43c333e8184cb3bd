/** What of the page can be taken away as a picture. */
export interface PictureSource {
  readonly name: string;
  /** What the chart's head says beside its name; empty where that is nothing. */
  readonly note: string;
  /** The compound that it is of; null: what the view shows. */
  readonly compound: string | null;
  readonly isMap: boolean;
  /** Drawn one under the other. */
  readonly blocks: readonly Element[];
}

/** Charts that stand alone, that is in no frame, no headline and no legend. */
const alone =
  ".ac-chart:not(.ac-frame *, [data-picture] *, .legend *, .ac-kpi-graphic, .ac-score, [data-picture])";

/** The map and the charts that are seen now and not awaited, in the order of the page.
 * @param mapName what the map is called */
export function listPictures(mapName: string): readonly PictureSource[] {
  const found = document.querySelectorAll(
    `.map-frame .am-map, .ac-frame[data-state="ready"], [data-picture], ${alone}`,
  );
  return [...found]
    .filter((one) => isSeen(one) && !one.closest('[aria-busy="true"]'))
    .map((element) => {
      if (element.matches(".am-map")) {
        const legend = document.querySelector(".map .legend");
        const blocks = legend && isSeen(legend) ? [element, legend] : [element];
        return { name: mapName, note: "", compound: null, isMap: true, blocks };
      }
      return {
        name: element.getAttribute("data-picture") ?? nameOf(element),
        note: textOf(
          element.querySelector(":scope > .ac-frame-head .ac-frame-note") ??
            element.closest(".rail-l")?.querySelector(".legend-line") ??
            null,
        ),
        compound:
          element.closest(".compound")?.querySelector(".compound-head h2")?.textContent ?? null,
        isMap: false,
        blocks: [element],
      };
    });
}

const isSeen = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0 && element.checkVisibility();
};

function nameOf(element: Element): string {
  const named = element.matches("[aria-labelledby]")
    ? element
    : element.querySelector("[aria-labelledby]");
  const id = named?.getAttribute("aria-labelledby")?.split(" ")[0];
  return textOf(id === undefined ? null : document.getElementById(id));
}

const textOf = (element: Element | null): string =>
  element?.textContent.replace(/\s+/g, " ").trim() ?? "";
