const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const identity =
  /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g;

/** The text with mobile and identity-card numbers masked; the same string where there is none. Masking twice changes nothing. */
export function maskPersonal(text: string): string {
  if (text.length < 11) return text;
  return text
    .replace(identity, (found) => `${found.slice(0, 3)}${"*".repeat(15)}`)
    .replace(mobile, (found) => `${found.slice(0, 3)}${"*".repeat(8)}`);
}
