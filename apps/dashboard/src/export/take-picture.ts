import { drawPicture, encodeCanvas, pngFile, svgFile } from "@atlas/charts/picture";
import { paintForPicture } from "@atlas/map/map-picture";
import type { Summary } from "@atlas/metrics";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import { windowLabel } from "../state/window-label.js";
import { type ViewState, levelShown } from "../state/view-state.js";
import { fileName } from "./file-name.js";
import type { PictureSource } from "./list-pictures.js";
import { saveFile } from "./save-file.js";

/** Saves a chart or the map, on white, with title, place, window, source and the badge of synthetic data. A map over a basemap is saved as it
 * looks: its tiles know one theme.
 * @param place name of what the view shows
 * @returns the file's name
 * @throws Error where the browser does not let a canvas be read */
export async function takePicture(
  { summary, place }: { readonly summary: Summary; readonly place: string },
  view: ViewState,
  { name, note, compound, isMap, blocks }: PictureSource,
  format: "svg" | "png",
): Promise<string> {
  const { language } = view;
  const words = exportWordsOf(language);
  const messages = messagesOf(language);
  const window = view.window ?? summary.window;
  const { facts } = words;
  const draw = (): SVGSVGElement =>
    drawPicture(blocks, {
      title: name,
      under: (compound === null
        ? [
            place,
            ...(isMap ? [`${facts.level}: ${messages.levels[levelShown(view)]}`] : []),
            windowLabel(window),
            `${facts.kind}: ${messages.kinds[view.kind]}`,
            note,
          ]
        : [compound, note]
      )
        .filter((text, i, all) => text !== "" && all.indexOf(text) === i)
        .join(" · "),
      foot: [
        ...(isMap ? mapNotes() : []),
        `${facts.asOf} ${summary.as_of} · ${facts.snapshot} ${summary.version}${summary.synthetic ? "" : ` · ${words.reported}`} · ${view.audience === "public" ? words.forPublic : words.forBureau}`,
      ],
      badge: summary.synthetic ? words.synthetic : null,
    });
  const picture = isMap ? await drawMap(blocks, draw) : inLight(draw);
  const file = fileName(
    [
      name,
      ...(compound === null ? [place, window] : [compound]),
      ...(view.audience === "public" ? [words.publicName] : []),
      summary.version.slice(0, 4),
    ],
    format,
  );
  if (format === "svg") saveFile(file, "image/svg+xml", svgFile(picture));
  else saveFile(file, "image/png", await pngFile(picture));
  return file;
}

/** Source, map review number and what is schematic, as they stand at the map's foot; the badge has a place of its own. */
const mapNotes = (): readonly string[] =>
  [...document.querySelectorAll(".am-notes p")].map((line) =>
    [...line.childNodes]
      .filter((node) => !(node instanceof Element && node.matches(".synthetic-note")))
      .map((node) => node.textContent)
      .join("")
      .replace(/[\s·]+$/u, ""),
  );

async function drawMap<Drawn>(blocks: readonly Element[], draw: () => Drawn): Promise<Drawn> {
  const painted = await inLight(() => paintForPicture(blocks[0]!));
  if (!painted) return draw();
  for (const canvas of painted.canvases) await encodeCanvas(canvas);
  return inLight(() => {
    const undo = painted.put();
    try {
      return draw();
    } finally {
      undo();
    }
  });
}

/** Draws under the light theme, and puts back the page's own before anything is painted. */
function inLight<Drawn>(draw: () => Drawn): Drawn {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset["theme"] = "light";
  dataset["drawing"] = "";
  try {
    return draw();
  } finally {
    if (theme === undefined) delete dataset["theme"];
    else dataset["theme"] = theme;
    delete dataset["drawing"];
  }
}
