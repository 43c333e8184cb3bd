import type { Cell } from "../forms/cell.js";
import { codeWords } from "../offices/code-words.js";
import { inventedIdentity, inventedPhone } from "./invented-person.js";
import { spoiler } from "./spoil.js";

type Of<K extends Cell["kind"]> = Extract<Cell, { kind: K }>;

/** Codes in another office's words, or in nobody's. */
export const codeSpoilers = [
  spoiler<Of<"codes">>("code_other_word", 4, ({ list, codes }, { random, plain, hand }) => {
    const written = codes
      .map((code) => random.pick(codeWords(list, code)))
      .join(hand.office.separator);
    return written === plain ? null : written;
  }),
  spoiler<Of<"codes">>("text_spaced", 2, (_, { plain }) =>
    typeof plain === "string" ? `${plain} ` : null,
  ),
  spoiler<Of<"codes">>("code_unknown", 1, ({ list }, { random }) =>
    list === "form" || list === "actor"
      ? null
      : random.pick(["待分类", "按上级要求填写", "甲类", "情况特殊"]),
  ),
];

const yes = ["是", "有", "√", "已完成", "Y"];
const no = ["否", "无", "×", "未完成", "N"];

/** Yes and no. */
export const flagSpoilers = [
  spoiler<Of<"flag">>("flag_other_word", 3, ({ value }, { random, plain }) => {
    const word = random.pick(value ? yes : no);
    return word === plain ? null : word;
  }),
  spoiler<Of<"flag">>("flag_undecided", 1, (_, { random }) =>
    random.pick(["待定", "筹备中", "部分"]),
  ),
];

/** Free text. */
export const textSpoilers = [
  spoiler<Of<"text">>("text_spaced", 3, ({ text }) => ` ${text} `),
  spoiler<Of<"text">>("text_personal", 1, ({ text }, { random }) =>
    /^[A-Z]|^第三方/.test(text) || text.length < 4
      ? null
      : random.chance(0.7)
        ? `${text}(联系电话${inventedPhone(random)})`
        : `${text}(提出人身份证${inventedIdentity(random)})`,
  ),
];
