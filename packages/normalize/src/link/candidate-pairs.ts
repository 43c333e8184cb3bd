import { stemSound } from "./compare-names.js";
import { type CompoundName, parseName } from "./parse-name.js";
import type { ParsedRecord } from "./score-pair.js";
import { soundsOf } from "./pinyin.js";
import { hostsOf } from "./shared-ground.js";

/** A block larger than this says too little to compare all its pairs. */
const largestBlock = 150;

/** Pairs of positions worth comparing: listings of one community, of one sounding name stem, at one door, or of one township or unit with
 * the same beginning or end of the stem, but for those known to be `apart`. Each pair once, the lower position first. */
export function* candidatePairs(
  parsed: readonly ParsedRecord[],
  apart: (a: ParsedRecord, b: ParsedRecord) => boolean = () => false,
): Generator<readonly [number, number]> {
  const blocks = new Map<string, number[]>();
  parsed.forEach((one, i) => {
    for (const key of blockKeys(one)) {
      const block = blocks.get(key);
      if (block) {
        if (block.at(-1) !== i) block.push(i);
      } else blocks.set(key, [i]);
    }
  });
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > largestBlock) continue;
    for (let x = 0; x < block.length; x += 1)
      for (let y = x + 1; y < block.length; y += 1) {
        const pair = block[x]! * parsed.length + block[y]!;
        if (apart(parsed[block[x]!]!, parsed[block[y]!]!) || seen.has(pair)) continue;
        seen.add(pair);
        yield [block[x]!, block[y]!];
      }
  }
}

function* blockKeys({ record, names, door, place }: ParsedRecord): Generator<string> {
  const { community_id: community, township_id: township, unit_id: unit } = record;
  if (community !== null) yield `c|${community}`;
  const written = [...names, ...otherNames(names), ...names.flatMap(withoutBrackets)];
  const units = [unit, ...hostsOf(unit)];
  for (const one of [door, ...written.map((name) => name.door)])
    if (one !== null) {
      yield `d|${soundsOf(one.road.slice(-3))}|${one.number}`;
      // 桃蹊路 and 桃溪路 neither look nor sound quite the same.
      const ends = `${soundsOf(one.road[0]!)}${one.road.slice(-1)}|${one.number}`;
      for (const where of units) yield `r|${where}|${ends}`;
    }
  for (const name of written) {
    const sounds = stemSound(name, place);
    if (sounds === "") continue;
    yield `s|${sounds}`;
    if (township !== null) yield `s|${sounds}|${township}`;
    const syllables = sounds.trim().split(" ");
    const [head, tail] = [syllables.slice(0, 2).join(" "), syllables.slice(-2).join(" ")];
    // A list that names no township is compared all over the unit.
    for (const where of [township, ...units])
      if (where !== null) {
        yield `t|${where}|${head}`;
        yield `e|${where}|${tail}`;
      }
  }
}

/** A name with the word in brackets behind it as other lists write it: 丽水园(水云涧) as 丽水园水云涧, 欧城(梓林) as 梓林欧城. */
const withoutBrackets = (name: CompoundName): readonly CompoundName[] =>
  name.aside === "" || name.isDoor || name.aside.includes("|")
    ? []
    : [`${name.body}${name.aside}`, `${name.aside}${name.body}`].map((body) => ({ ...name, body }));

const otherNames = (names: ParsedRecord["names"]): readonly CompoundName[] =>
  [...new Set(names.flatMap(({ aliases }) => aliases))].map(parseName);
