import { randomStream } from "../random.js";

/** Deals cards to players so that every card is held by somebody: the deck is repeated, shuffled by the seed and given out in turn. */
export function deal<T>(
  seed: number,
  name: string,
  players: readonly string[],
  deck: readonly T[],
): ReadonlyMap<string, T> {
  const random = randomStream(seed, "deal", name);
  const cards = players.map((_, i) => deck[i % deck.length]!);
  for (let i = cards.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    [cards[i], cards[j]] = [cards[j]!, cards[i]!];
  }
  return new Map(players.map((player, i) => [player, cards[i]!]));
}
