/** Bytes as an address that holds them; the browser reads them beside the page's own work.
 * @throws Error where they cannot be read */
export const dataUrl = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result as string));
    reader.addEventListener("error", () => reject(new Error("charts: bytes cannot be read")));
    reader.readAsDataURL(bytes);
  });
