import { decodeEntities } from "./decode-entities.js";

/** A tag as pages use them around a text: <em>, </a>, <br/>, <a href="…">. */
const tag =
  /<\/?(?:a|b|br|em|font|i|p|span|strong|div|li|td|u|sup|sub)(?:\s[^<>]{0,200})?\s*\/?>/gi;

/** A text that was copied out of a page's source, without its tags and with signs for its entities; the same text where it has none.
 * @example withoutMarkup("<em>锦绣</em>花园&nbsp;") // "锦绣花园 "
 */
export function withoutMarkup(text: string): string {
  const bare = text.includes("<") ? text.replace(tag, "") : text;
  return bare.includes("&") ? decodeEntities(bare, false) : bare;
}
