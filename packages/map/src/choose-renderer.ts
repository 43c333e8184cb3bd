/** How symbols and areas are drawn: deck.gl over MapLibre's layers, or stamped on a canvas. */
export type Renderer = "gpu" | "software";

/** Whether a WebGL renderer's name is that of a software renderer; so is a name that is not told. */
export function isSoftwareRenderer(name: string | null): boolean {
  return (
    name === null ||
    /swiftshader|llvmpipe|softpipe|software|basic render|mesa offscreen/i.test(name)
  );
}

/** Name of the WebGL renderer (WEBGL_debug_renderer_info), or null where there is none or it is not told. */
export function rendererName(): string | null {
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) return null;
  const info = context.getExtension("WEBGL_debug_renderer_info");
  const name: unknown = context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return typeof name === "string" ? name : null;
}

/** The renderer that is forced, else the one that suits this machine. */
export function chooseRenderer(forced: Renderer | null): Renderer {
  return forced ?? (isSoftwareRenderer(rendererName()) ? "software" : "gpu");
}
