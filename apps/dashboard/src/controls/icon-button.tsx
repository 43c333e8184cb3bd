import type { ReactElement, ReactNode } from "react";
import { Button, Tooltip, TooltipTrigger } from "react-aria-components";

const tooltipDelayMs = 120;

/** A button that shows a sign; its name is read out, and seen when it is hovered or focused. */
export function IconButton({
  label,
  className = "",
  onPress,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <TooltipTrigger delay={tooltipDelayMs}>
      <Button className={`ib ${className}`} aria-label={label} onPress={onPress}>
        {children}
      </Button>
      <Tooltip className="hint" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
