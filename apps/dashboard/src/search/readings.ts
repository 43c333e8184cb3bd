import bySyllable from "../../../../data/pinyin/readings.json" with { type: "json" };

const none: readonly string[] = [];
const bySign: (string[] | undefined)[] = [];
const initials = new Uint32Array(0x10000);
const letterA = "a".charCodeAt(0);
for (const [syllable, signs] of Object.entries(bySyllable)) {
  for (let i = 0; i < signs.length; i += 1) {
    const code = signs.charCodeAt(i);
    (bySign[code] ??= []).push(syllable);
    initials[code]! |= 1 << (syllable.charCodeAt(0) - letterA);
  }
}

/** Syllables that a character (a UTF-16 code) may be read as, without tones, `ü` as `v`; none for what is no such character. */
export const readingsOf = (code: number): readonly string[] => bySign[code] ?? none;

/** Whether a reading of a character begins with a letter. @param letter its code; what is no letter `a` to `z` begins none */
export const mayBeRead = (code: number, letter: number): boolean =>
  letter >= letterA && letter < letterA + 26 && (initials[code]! & (1 << (letter - letterA))) !== 0;
