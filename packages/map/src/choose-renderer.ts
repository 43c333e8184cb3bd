/** How symbols and areas are drawn: deck.gl over MapLibre's layers, or stamped on a canvas. */
export type Renderer = "gpu" | "software";

/** Whether a WebGL renderer's name is that of a software renderer; so is a name that is not told. */
export function isSoftwareRenderer(name: string | null): boolean {
  return (
    name === null ||
    /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i.test(name)
  );
}

/** Name of the WebGL renderer that draws a canvas (WEBGL_debug_renderer_info), or null where there is none or it is not told. */
function rendererName(canvas: HTMLCanvasElement): string | null {
  const context = canvas.getContext("webgl2");
  if (!context) return null;
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return typeof name === "string" ? name : null;
}

/** The renderer that is forced, else the one that suits this machine.
 * @param canvas one that WebGL draws already: another context only to ask would hold the page up once more */
export function chooseRenderer(forced: Renderer | null, canvas: HTMLCanvasElement): Renderer {
  return forced ?? (isSoftwareRenderer(rendererName(canvas)) ? "software" : "gpu");
}
