import type { ReactElement } from "react";
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from "react-aria-components";

/** One choice of several, in a list that opens. */
export function Choice<T extends string>({
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
    <Select
      className="choice"
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = options.find(([id]) => id === key);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      <Button className="choice-button">
        <SelectValue className="choice-value" />
        <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" />
        </svg>
      </Button>
      <Popover className="choice-popover" offset={4}>
        <ListBox className="choice-list">
          {options.map(([id, text]) => (
            <ListBoxItem key={id} id={id} className="choice-item" textValue={text}>
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
