import { pinyin } from "pinyin-pro";

const sounds = new Map<string, string>();

/** Syllable of a character, without tone; the character itself where it has none. Looked up once a character. */
export function soundOf(sign: string): string {
  let sound = sounds.get(sign);
  if (sound === undefined) {
    sound = sign >= "\u4e00" ? pinyin(sign, { toneType: "none", v: true }) : sign;
    sounds.set(sign, sound);
  }
  return sound;
}

/** Syllables of a text, one after another with a space between; 锦绣 and 锦秀 give the same. */
export function soundsOf(text: string): string {
  let result = "";
  for (const sign of text) result += `${soundOf(sign)} `;
  return result;
}

const blurred = (sound: string): string =>
  sound
    .replace(/^([zcs])h/, "$1")
    .replace(/^[nl]/, "l")
    .replace(/^h(?=u)/, "f")
    .replace(/([aei])ng$/, "$1n");

/** Whether two characters sound alike to a Sichuan ear: z/zh, n/l, an/ang, en/eng, in/ing. */
export const soundsLike = (a: string, b: string): boolean =>
  blurred(soundOf(a)) === blurred(soundOf(b));
