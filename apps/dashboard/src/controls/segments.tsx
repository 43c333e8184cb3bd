import type { ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

/** One choice of a few, all of them in view; arrow keys move, and one is always chosen. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
}): ReactElement {
  return (
    <ToggleButtonGroup
      className="seg"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find(([id]) => keys.has(id));
        if (chosen !== undefined && chosen[0] !== value) onChange(chosen[0]);
      }}
    >
      {options.map(([id, text]) => (
        <ToggleButton key={id} id={id} className="seg-button" data-option={id}>
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
