import type { ReactElement } from "react";

/** Names and values, one under another; a value that no return told is said to be so, never left blank. */
export function Facts({
  facts,
  absent,
}: {
  readonly facts: readonly (readonly [name: string, value: string | null])[];
  /** Stands for a value that is null. */
  readonly absent: string;
}): ReactElement {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={value === null ? "absent" : ""}>{value ?? absent}</dd>
        </div>
      ))}
    </dl>
  );
}
