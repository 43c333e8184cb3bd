const mobile = /(?<![\d.A-Za-z])((?:\+?86[- ]?)?1[3-9]\d)([- ]?)\d{4}\2\d{4}(?!\d)/g;
const identity =
  /(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g;
const wide = /[\uff10-\uff19]/g;

const fewestDigits = 11;

/** Whether a text has as many digits as the shortest of such numbers. */
function hasDigits(text: string): boolean {
  let digits = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) digits += 1;
    if (digits === fewestDigits) return true;
  }
  return false;
}

/** The text with mobile and identity-card numbers masked; the same string where there is none. Masking twice changes nothing.
 * Digits behind a decimal point are no such number. */
export function maskPersonal(text: string): string {
  if (text.length < fewestDigits || !hasDigits(text)) return text;
  const narrow =
    text.search(wide) >= 0
      ? text.replace(wide, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
      : text;
  const masked = narrow
    .replace(identity, (found) => `${found.slice(0, 3)}${"*".repeat(15)}`)
    .replace(mobile, (_, head: string) => `${head}********`);
  return masked === narrow ? text : masked;
}

/** Whether a text holds what {@link maskPersonal} leaves behind. */
export const isMasked = (text: string): boolean => text.length >= 11 && /\d{3}\*{8}/.test(text);
