import type { FigureKind } from "@atlas/metrics";
import type { Language } from "@atlas/schema";
import type { FigureSource } from "../data/figure-source.js";
import type { Messages } from "../i18n/messages.js";

/** Where the list is looked at from, and where its items lead. */
export interface AttentionScene {
  readonly source: FigureSource;
  readonly window: string;
  readonly within: string | null;
  readonly kind: FigureKind;
  readonly language: Language;
  readonly messages: Messages;
  readonly synthetic: boolean;
  readonly nameOf: (id: string) => string;
  readonly onUnit: (id: string) => void;
  readonly onCompound: (id: string) => void;
}
