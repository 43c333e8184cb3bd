import { type Camera, planAt, screenX, screenY } from "./camera.js";
import type { Lettering } from "./lettering.js";
import type { MapBox } from "./map-data.js";
import { type Ground, fillOf } from "./paint-ground.js";
import { areaAt } from "./plan-areas.js";
import type { Palette } from "./palette.js";
import { labelLine, placeLabels } from "./place-labels.js";

/** Writes names and values of the areas that are wide enough to bear a name, the chosen first, then the larger. The halo has the colour of
 * the fill. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  camera: Camera,
  ground: Ground,
  palette: Palette,
  lettering: Lettering,
  options: {
    readonly taken: readonly MapBox[];
    readonly selectedId: string | null;
    readonly leaveOut: ReadonlySet<string>;
    /** Share of the name's width that an area must have to be named. */
    readonly roomFor: number;
  },
): void {
  const write = labelWriter(context, ground, palette);
  const wanted = ground.areas
    .flatMap((area) => {
      const figure = ground.figures.get(area.id);
      if (!figure || options.leaveOut.has(area.id)) return [];
      const [x, y] = [screenX(camera, area.x), screenY(camera, area.y)];
      if (x < 0 || y < 0 || x > camera.width || y > camera.height) return [];
      const nameWidth = lettering.widthOf(figure.label, lettering.name);
      const across = (area.right - area.left) * camera.scale;
      const tall = (area.bottom - area.top) * camera.scale;
      if (across < nameWidth * options.roomFor || tall < labelLine) return [];
      const detailWidth = lettering.widthOf(figure.detail, lettering.detail);
      const first = area.id === options.selectedId;
      return [
        {
          area,
          figure,
          x,
          y,
          nameWidth,
          detailWidth,
          mayStand: (px: number, py: number) => areaAt([area], ...planAt(camera, px, py)) !== null,
          rank: first ? Infinity : across * tall,
        },
      ];
    })
    .toSorted((a, b) => b.rank - a.rank);
  const places = placeLabels(wanted, options.taken, camera.width, camera.height);
  wanted.forEach(({ area, figure }, i) => {
    const place = places[i];
    if (!place) return;
    const at = { x: place.x, areaId: area.id };
    write(figure.label, lettering.name, {
      ...at,
      y: place.withDetail ? place.y - labelLine / 2 : place.y,
    });
    if (place.withDetail)
      write(figure.detail, lettering.detail, { ...at, y: place.y + labelLine / 2 });
  });
}

/** Writes a line of a label in the middle of a pixel, in a halo that has the colour of the area below it. */
export function labelWriter(
  context: CanvasRenderingContext2D,
  ground: Ground,
  palette: Palette,
): (
  text: string,
  font: string,
  at: { readonly x: number; readonly y: number; readonly areaId: string | null },
) => void {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  return (text, font, { x, y, areaId }) => {
    const fill = areaId === null ? null : fillOf(ground, areaId);
    const ramp = typeof fill === "number";
    context.strokeStyle = palette(
      ramp ? `seq-${fill}` : areaId === null ? "map-bg" : fill === "land" ? "map-land" : "nodata",
    );
    context.fillStyle = palette(ramp ? `seq-on-${fill}` : "ink");
    context.font = font;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  };
}
