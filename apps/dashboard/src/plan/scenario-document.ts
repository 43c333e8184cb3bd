/** A scenario as it is written by hand: JSON, not checked. */
export type ScenarioDocument = Readonly<Record<string, unknown>>;

const partsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));

const isDocument = (value: unknown): value is ScenarioDocument =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a JSON pointer; undefined where nothing does. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value: unknown = document;
  for (const part of partsOf(pointer)) {
    if (!isDocument(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

/** A document with a value at a JSON pointer; undefined takes out what stands there. */
export function withValue(
  document: ScenarioDocument,
  pointer: string,
  value: unknown,
): ScenarioDocument {
  const change = (inside: unknown, [part, ...rest]: readonly string[]): ScenarioDocument => {
    const { [part!]: old, ...others } = isDocument(inside) ? inside : {};
    const next = rest.length === 0 ? value : change(old, rest);
    return next === undefined ? others : { ...(isDocument(inside) ? inside : {}), [part!]: next };
  };
  return change(document, partsOf(pointer));
}
