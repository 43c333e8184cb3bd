/** Calls when the window's pixel ratio changes: zoomed, or on another screen. @returns what ends it */
export function watchPixelRatio(changed: () => void): () => void {
  let query: MediaQueryList;
  const listen = (): void => {
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", onChange, { once: true });
  };
  const onChange = (): void => {
    changed();
    listen();
  };
  listen();
  return () => query.removeEventListener("change", onChange);
}
