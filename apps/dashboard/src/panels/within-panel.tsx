import type { ReactElement } from "react";
import { Button } from "react-aria-components";

/** In place of a compound's sheet where the page shows what may be published: a sheet names who took part, and is for the bureau alone. */
export const WithinPanel = ({
  text,
  close,
  onClose,
}: {
  readonly text: string;
  readonly close: string;
  readonly onClose: () => void;
}): ReactElement => (
  <aside className="panel compound">
    <p className="sub within-note">{text}</p>
    <p className="sub within-note">
      <Button className="link" onPress={onClose}>
        {close}
      </Button>
    </p>
  </aside>
);
