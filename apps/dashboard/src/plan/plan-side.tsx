import type { ReactElement } from "react";
import { Button } from "react-aria-components";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import type { ViewState } from "../state/view-state.js";
import { CertificateCard, gapText } from "./certificate-card.js";
import { ChoiceList } from "./choice-list.js";
import { CompoundCard } from "./compound-card.js";
import type { HandActions } from "./decide.js";
import { InfeasibleCard } from "./infeasible-card.js";
import type { Decision, SheetId } from "./plan-book.js";
import type { PlanScene } from "./plan-scene.js";
import { RulePrices } from "./rule-prices.js";
import { TakeMenu } from "./take-menu.js";

/** What came of the scenario: how good it is, why there is none, who is chosen and why, and what can be taken away. */
export function PlanSide({
  scene,
  shown,
  hand,
  log,
  sheet,
  warehouse,
  view,
  onLog,
  onStop,
  onAsk,
}: {
  readonly scene: PlanScene;
  /** Ids of the chosen, while they are searched for the best so far; null: none. */
  readonly shown: readonly string[] | null;
  readonly hand: HandActions;
  /** Of all sheets. */
  readonly log: readonly Decision[];
  readonly sheet: SheetId;
  readonly warehouse: LoadedWarehouse;
  readonly view: ViewState;
  readonly onLog: () => void;
  readonly onStop: () => void;
  /** Asks what putting a compound in, or out, would cost. */
  readonly onAsk: (id: string) => void;
}): ReactElement {
  const { words, run } = scene;
  const heading = shown === null ? words.noneChosen : words.chosen(shown.length);
  const result = run.plan?.result;
  return (
    <section className="panel plan-side" aria-label={heading}>
      <header className="ph">
        <h2>{heading}</h2>
        <Button className="link" data-act="log" onPress={onLog}>
          {words.log} {log.length > 0 && log.length}
        </Button>
        <TakeMenu
          {...{ scene, warehouse, view }}
          log={log.filter((decision) => decision.sheet === sheet)}
          onBring={scene.onWrite}
        />
      </header>
      <p className="visually-hidden" role="status">
        {run.phase === "done" && result && words.done(result.selected.length, gapText(result.gap))}
      </p>
      {scene.stale && run.phase !== "running" && (
        <p className="notice" role="status">
          {words.stale}
        </p>
      )}
      <div className="plan-scroll">
        {run.phase === "failed" ? (
          <div className="plan-infeasible" role="alert">
            <h3>{words.failed}</h3>
            <code>{run.fault?.slice(0, 160)}</code>
            <p>{words.failedNext}</p>
          </div>
        ) : (
          <CertificateCard scene={scene} />
        )}
        <InfeasibleCard scene={scene} />
        <RulePrices scene={scene} />
        <ChoiceList scene={scene} onStopShaking={onStop} />
      </div>
      <CompoundCard scene={scene} hand={hand} onAsk={onAsk} />
    </section>
  );
}
