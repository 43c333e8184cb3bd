import type { FormScene } from "./plan-scene.js";

const missing = ":missing";

/** A covariate in words; `ID:missing` says whether its value is missing. */
export function covariateName(
  { ground, language, words }: Pick<FormScene, "ground" | "language" | "words">,
  id: string,
): string {
  if (id.endsWith(missing))
    return words.missingPart(
      covariateName({ ground, language, words }, id.slice(0, -missing.length)),
    );
  const input = ground.inputs.find((one) => one.id === id);
  return (
    input?.label[language] ??
    (id === "households" ? words.householdCount : id === "old" ? words.oldShare : id)
  );
}
