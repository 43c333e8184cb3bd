import { type Camera, planAt, planX, planY, screenX, screenY } from "./camera.js";
import type { MapBox } from "./map-data.js";
import { labelWriter } from "./paint-labels.js";
import type { OverScene } from "./paint-over.js";
import { labelLine, placeLabels } from "./place-labels.js";
import { areaAt } from "./plan-areas.js";
import { planPoints, rowsNear } from "./plan-points.js";
import { siteRadius } from "./symbol-style.js";

/** Compounds that are named at most, so that a repaint costs the same wherever the map looks. */
const mostNames = 80;

/** Names the chosen place, the sites, then compounds by households, where there is room beside what is taken. */
export function paintPlaceNames(
  context: CanvasRenderingContext2D,
  camera: Camera,
  scene: OverScene,
  taken: readonly MapBox[],
): void {
  const { ground, palette, lettering } = scene;
  const below = siteRadius(Infinity) + labelLine;
  const sites = scene.marks.flatMap(({ x, y, sites: [site] }) =>
    site === undefined || site.name === ""
      ? []
      : [{ text: site.name, x, y: y + below, first: site.id === scene.selectedId }],
  );
  // A site is a compound, too: it is named once.
  const named = new Set(sites.map(({ text }) => text));
  const compounds = compoundNames(camera, scene).filter(({ text }) => !named.has(text));
  const wanted = [...sites, ...compounds]
    .filter(({ x, y }) => x > 0 && y > 0 && x < camera.width && y < camera.height)
    .toSorted((a, b) => Number(b.first) - Number(a.first));
  const places = placeLabels(
    wanted.map(({ text, x, y }) => ({
      x,
      y,
      nameWidth: lettering.widthOf(text, lettering.detail),
      detailWidth: 0,
      mayStand: () => true,
    })),
    taken,
    camera.width,
    camera.height,
  );
  const write = labelWriter(context, ground, palette);
  wanted.forEach(({ text }, i) => {
    const place = places[i];
    if (!place) return;
    const areaId = areaAt(ground.areas, ...planAt(camera, place.x, place.y));
    write(text, lettering.detail, { ...place, areaId });
  });
}

function compoundNames(camera: Camera, scene: OverScene) {
  const { points, chosenRow, place } = scene;
  if (!points) return [];
  const { x, y, size } = planPoints(points);
  const [left, top] = planAt(camera, 0, 0);
  const [right, bottom] = planAt(camera, camera.width, camera.height);
  const isChosen = (row: number): boolean =>
    row === chosenRow ||
    (place?.ring === true && planX(place.lon) === x[row] && planY(place.lat) === y[row]);
  const seen = rowsNear(planPoints(points), [left, top], [right, bottom]).filter(
    (row) => x[row]! > left && x[row]! < right && y[row]! > top && y[row]! < bottom,
  );
  return seen
    .toSorted((a, b) => points.households[b]! - points.households[a]! || a - b)
    .filter((row, rank) => rank < mostNames || isChosen(row))
    .map((row) => ({
      text: points.name[row]!,
      x: screenX(camera, x[row]!),
      y: screenY(camera, y[row]!) + 6 + size[row]! + labelLine / 2,
      first: isChosen(row),
    }));
}
