import { expect, test } from "vitest";
import { cameraOf } from "./camera.js";
import type { MapChoice } from "./map-data.js";
import { choiceUnder, paintCatchments, paintChoiceLeaders, paintChoices } from "./paint-plan.js";
import { placeChoices } from "./place-choices.js";

const camera = cameraOf({ lon: 104, lat: 30.6, zoom: 12 }, 400, 400);
const chosen: MapChoice = { id: "a", number: 1, kind: "old", lon: 104, lat: 30.6 };
const compared: MapChoice = { ...chosen, id: "b", lon: 104.02, comparison: true };
const plan = { choices: [chosen, compared], meters: 500 };
const placed = placeChoices(camera, plan.choices, []);
const colours = (name: string): string => name;

/** What was filled, each with its colour, and where circles stand. */
function painted() {
  const fills: string[] = [];
  const arcs: number[] = [];
  const context = {
    fillStyle: "",
    arc: (x: number) => arcs.push(x),
    fill: () => fills.push(context.fillStyle),
    fillText: (text: string) => fills.push(`${text} ${context.fillStyle}`),
    ...Object.fromEntries(
      ["save", "restore", "beginPath", "stroke", "setLineDash", "rect", "moveTo", "lineTo"].map(
        (name) => [name, () => undefined],
      ),
    ),
  };
  return { context: context as unknown as CanvasRenderingContext2D, fills, arcs };
}

test("what is compared with is hollow, stands under the chosen and serves no circle", () => {
  const marks = painted();
  const lettering = { count: "" } as Parameters<typeof paintChoices>[4];
  paintChoices(marks.context, camera, placed, colours, lettering, null);
  expect(marks.fills).toEqual(["surface", "1 old", "old", "1 surface"]);
  const circles = painted();
  paintCatchments(circles.context, camera, plan, [], colours);
  expect(circles.arcs).toEqual([placed[0]!.atX]);
});

test("one that stands apart from its position has a line and a dot there", () => {
  const crowd = placeChoices(camera, [chosen, { ...chosen, id: "c", number: 2 }], []);
  const marks = painted();
  paintChoiceLeaders(marks.context, [...crowd, ...placed], colours);
  expect(marks.fills).toEqual(["old"]);
  expect(marks.arcs).toEqual([crowd[1]!.atX]);
});

test("what is compared with is found under the pointer where it stands", () => {
  expect(choiceUnder(placed, placed[1]!)?.id).toBe("b");
  expect(choiceUnder(placed, { x: 5, y: 5 })).toBeNull();
});
