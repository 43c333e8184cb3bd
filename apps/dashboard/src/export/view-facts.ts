import type { FigureFlag, FigureKind, FigureLevel } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import { exportWordsOf } from "../i18n/export-words.js";
import { messagesOf } from "../i18n/messages.js";
import { windowLabel } from "../state/window-label.js";

/** What a taken table or picture speaks of. */
export interface ViewFacts {
  readonly language: Language;
  readonly figure: string;
  readonly definition: string;
  readonly window: string;
  readonly level: FigureLevel;
  readonly kind: FigureKind;
  /** Name of what was drilled into, or of the city. */
  readonly within: string;
  readonly asOf: string;
  readonly snapshot: string;
  readonly synthetic: boolean;
  /** Whether small counts were hidden. */
  readonly forPublic: boolean;
}

/** The facts as lines of two. */
export function factLines(facts: ViewFacts): readonly (readonly [string, string])[] {
  const words = exportWordsOf(facts.language);
  const messages = messagesOf(facts.language);
  const { facts: names } = words;
  return [
    [names.figure, facts.figure],
    [names.definition, facts.definition],
    [names.window, windowLabel(facts.window)],
    [names.level, messages.levels[facts.level]],
    [names.kind, messages.kinds[facts.kind]],
    [names.within, facts.within],
    [names.asOf, facts.asOf],
    [names.snapshot, facts.snapshot],
    [names.data, facts.synthetic ? words.synthetic : words.reported],
    [names.version, facts.forPublic ? words.forPublic : words.forBureau],
    ...(Object.keys(words.flags) as FigureFlag[]).map(
      (flag) => [names.flags, `${words.flags[flag]}: ${words.flagMeanings[flag]}`] as const,
    ),
  ];
}
