import { withinOneEdit } from "@atlas/divisions";
import { soundsOf } from "../link/pinyin.js";

/** How a header is a known one with one slip of the hand: `explained` where the slip is one that hands make (a character that sounds or
 * looks the same, two that changed places, one written twice), `edit` where a character is merely wrong, missing or surplus. */
export type Slip = "explained" | "edit";

/** Characters that one takes for each other by sight and that do not sound the same. */
const lookAlikes = [
  "口囗",
  "人入八",
  "己已巳",
  "未末",
  "日曰目",
  "土士",
  "户卢尸",
  "千干于",
  "代伐",
  "栋拣",
  "话活",
  "院阮",
  "称弥",
  "标际",
  "楼搂",
  "坐座",
  "规现",
  "协胁",
  "议仪",
  "民氏",
  "数教",
  "积织",
] as const;
const looks = new Map(lookAlikes.flatMap((row) => [...row].map((sign) => [sign, row] as const)));

/** The slip that makes a known header of another text; null where they are equal or farther apart. */
export function slipOf(text: string, known: string): Slip | null {
  if (text === known || Math.abs(text.length - known.length) > 1) return null;
  if (text.length === known.length) {
    const apart = placesApart(text, known);
    if (apart.length > 2) return null;
    if (apart.every((at) => soundsAs(text[at]!, known[at]!) || looksAs(text[at]!, known[at]!)))
      return "explained";
    const [first, second] = apart as [number, number?];
    if (second === undefined) return "edit";
    const swapped =
      second === first + 1 && text[first] === known[second] && text[second] === known[first];
    return swapped ? "explained" : null;
  }
  if (!withinOneEdit(text, known)) return null;
  return text.length > known.length && isDoubled(text, known) ? "explained" : "edit";
}

/** Up to three places in which texts of one length differ. */
function placesApart(a: string, b: string): readonly number[] {
  const places: number[] = [];
  for (let i = 0; i < a.length && places.length < 3; i += 1) if (a[i] !== b[i]) places.push(i);
  return places;
}

const soundsAs = (a: string, b: string): boolean => soundsOf(a) === soundsOf(b);
const looksAs = (a: string, b: string): boolean => looks.get(a)?.includes(b) ?? false;

const isDoubled = (text: string, known: string): boolean =>
  [...text].some(
    (sign, i) => sign === text[i + 1] && text.slice(0, i) + text.slice(i + 1) === known,
  );
