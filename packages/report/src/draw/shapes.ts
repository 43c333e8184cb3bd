/** How an area is filled: a colour, a hatch at 45°, or dots. */
export type Fill =
  | { readonly colour: string }
  | { readonly pattern: "hatch" | "dots"; readonly ink: string; readonly ground: string };

/** A filled rectangle, in px from the upper left. */
export interface RectShape {
  readonly shape: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Fill;
}

/** A filled disc. */
export interface DiscShape {
  readonly shape: "disc";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Fill;
}

/** A filled diamond. */
export interface DiamondShape {
  readonly shape: "diamond";
  readonly x: number;
  readonly y: number;
  /** Half its diagonal. */
  readonly radius: number;
  /** Which part of it: `left` is the half left of its middle. */
  readonly part: "whole" | "left";
  readonly fill: Fill;
}

/** What a mark is made of, first to last from the ground up. */
export type Shape = RectShape | DiscShape | DiamondShape;

/** A drawing, the same for every medium; sizes in CSS px. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
