import { Component, type ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Messages } from "../i18n/messages.js";

interface Props {
  readonly words: Messages;
  /** Another key is another question: the fault of the last one is forgotten. */
  readonly resetKey: string;
  /** Where the panel stands: what tells of its failure stands there, too. */
  readonly className?: string;
  readonly children: ReactNode;
}

interface State {
  readonly fault: Error | null;
  readonly key: string;
}

/** Holds a panel's failure in the panel: cause, that nothing changed, what to do next. */
export class PanelBoundary extends Component<Props, State> {
  override state: State = { fault: null, key: this.props.resetKey };

  static getDerivedStateFromError(fault: unknown): Partial<State> {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  static getDerivedStateFromProps({ resetKey }: Props, { key }: State): State | null {
    return resetKey === key ? null : { fault: null, key: resetKey };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    const { words, className = "", children } = this.props;
    if (fault === null) return children;
    return (
      <div className={`panel-fault ${className}`} role="alert">
        <b>{words.panelFailed}</b>
        <code>{fault.message.slice(0, 160)}</code>
        <p>{words.panelUnchanged}</p>
        <Button className="link" onPress={() => this.setState({ fault: null })}>
          {words.retry}
        </Button>
      </div>
    );
  }
}
