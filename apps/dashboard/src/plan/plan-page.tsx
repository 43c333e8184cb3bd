import type { ScenarioIssue } from "@atlas/planner";
import { parseScenario } from "@atlas/planner/plain";
import {
  type ReactElement,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import { Button } from "react-aria-components";
import "../styles/plan-form.css";
import "../styles/plan-side.css";
import "../styles/plan-widths.css";
import "../styles/plan-compare.css";
import "../styles/plan-card.css";
import type { FigureSource } from "../data/figure-source.js";
import type { LoadedWarehouse } from "../data/load-warehouse.js";
import { fileName } from "../export/file-name.js";
import { saveFile } from "../export/save-file.js";
import { useNames } from "../data/use-names.js";
import { useFaultOfReading, useReadingIfAny } from "../data/use-reading.js";
import type { Messages } from "../i18n/messages.js";
import { planWordsOf } from "../i18n/plan-words.js";
import { useKeys } from "../state/use-keys.js";
import { type ViewState, isCompoundId } from "../state/view-state.js";
import { comparedWith } from "./compared-with.js";
import { CompareStrip } from "./compare-strip.js";
import { handActions } from "./decide.js";
import { DecisionLog } from "./decision-log.js";
import { type PlanGround, planGroundReader, thisWarehouse } from "./plan-ground.js";
import { planIndex } from "./plan-index.js";
import { PlanMap } from "./plan-map.js";
import { PlanRunner } from "./plan-runner.js";
import type { SheetId } from "./plan-book.js";
import { PlanSide } from "./plan-side.js";
import type { PlanScene } from "./plan-scene.js";
import type { ScenarioDocument } from "./scenario-document.js";
import { ScenarioForm } from "./scenario-form.js";
import { useFormScene } from "./use-form-scene.js";
import { useMapPlan } from "./use-map-plan.js";
import { defaultDocument, usePlanBook } from "./use-plan-book.js";

const noIssues: readonly ScenarioIssue[] = [];

/** What is found stays while another workspace is open. */
const runners = new WeakMap<PlanGround, PlanRunner>();

function runnerOf(ground: PlanGround): PlanRunner {
  const runner = runners.get(ground) ?? new PlanRunner(ground);
  runners.set(ground, runner);
  return runner;
}

/** 选点: the workspace in which the next batch of demonstration sites is chosen. */
export function PlanPage({
  warehouse,
  source,
  view,
  words: messages,
  onChange,
}: {
  readonly warehouse: LoadedWarehouse;
  readonly source: FigureSource;
  readonly view: ViewState;
  readonly words: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const words = planWordsOf(view.language);
  const reader = planGroundReader(source);
  // Candidates are compound by compound, and for the bureau alone.
  const wanted = view.audience === "public" ? null : thisWarehouse;
  const ground = useReadingIfAny(reader, wanted);
  const fault = useFaultOfReading(reader, wanted);
  return (
    <main id="content" tabIndex={-1} className="plan" aria-label={words.title}>
      {wanted === null ? (
        <p className="notice plan-internal" role="status">
          {words.internalOnly}{" "}
          <Button className="link inline" onPress={() => onChange({ audience: "internal" })}>
            {words.showInternal}
          </Button>
        </p>
      ) : fault !== undefined ? (
        <p className="notice" role="alert">
          {words.noGround}
        </p>
      ) : ground === undefined ? (
        <p className="skeleton" role="status">
          {words.loading}
        </p>
      ) : (
        <Workspace {...{ warehouse, ground, view, messages, onChange }} />
      )}
    </main>
  );
}

function Workspace({
  warehouse,
  ground,
  view,
  messages,
  onChange,
}: {
  readonly warehouse: LoadedWarehouse;
  readonly ground: PlanGround;
  readonly view: ViewState;
  readonly messages: Messages;
  readonly onChange: (change: Partial<ViewState>) => void;
}): ReactElement {
  const words = planWordsOf(view.language);
  const { book, kept } = usePlanBook();
  const runner = runnerOf(ground);
  useSyncExternalStore(runner.subscribe, runner.current);
  const sheet = book.open;
  const run = runner.runOf(sheet);
  const document = book.sheets[sheet]!;
  const parsed = useMemo(() => parseScenario(document), [document]);
  const { scenario } = parsed;
  // A name changes nothing of what is chosen.
  const tried =
    run.scenario !== null &&
    JSON.stringify({ ...run.scenario, name: "" }) === JSON.stringify({ ...scenario, name: "" });
  const nameOf = useNames(warehouse, undefined, view.language);
  const index = planIndex(ground);
  const compoundName = useCallback(
    (id: string) => ground.candidates.names[index.at(id) ?? -1] ?? id,
    [ground, index],
  );
  const onWrite = useCallback((next: ScenarioDocument) => kept.write(sheet, next), [kept, sheet]);
  const onSelect = useCallback((id: string | null) => onChange({ selected: id }), [onChange]);
  const { language } = view;
  const formScene = useFormScene({
    ground,
    document,
    parsed,
    found: tried ? run.issues : noIssues,
    chosen: run.plan?.result.selected ?? null,
    language,
    words,
    nameOf,
    compoundName,
    onWrite,
    onSelect,
  });
  const scene: PlanScene = {
    ...formScene,
    run,
    stale: run.plan !== null && !tried,
    selected: isCompoundId(view.selected) ? view.selected : null,
  };
  const sound = scene.issues.every(({ severity }) => severity !== "error");
  const solve = (): void => {
    if (sound && run.phase !== "running") runner.solve(sheet, scenario);
  };
  const hand = handActions(kept, runner, sheet, document, scenario, scene.stale);
  const [against, setAgainst] = useState<SheetId | null>(null);
  const [logOpen, setLogOpen] = useState(false);
  const other = against !== null && against !== sheet && book.sheets[against] ? against : null;
  const copyTo = (to: SheetId): void => {
    kept.put(to, document);
    runner.copy(sheet, to);
  };
  const drop = (id: SheetId): void => {
    kept.drop(id);
    runner.forget(id);
  };
  const solveNow = useEffectEvent(solve);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      solveNow();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  const firstLook = useEffectEvent((id: SheetId) => {
    if (runner.runOf(id).phase === "idle") solve();
  });
  useEffect(() => firstLook(sheet), [sheet]);
  useKeys({
    Escape: () => (run.phase === "running" ? runner.stop() : onSelect(null)),
  });
  const shown =
    run.phase === "running"
      ? (run.trace.at(-1)?.selected ?? null)
      : (run.plan?.result.selected ?? null);
  const meters = (run.scenario ?? scenario).catchment_meters;
  const others = other === null ? [] : (runner.runOf(other).plan?.result.selected ?? []);
  const compared = run.phase === "running" ? [] : comparedWith(run);
  const plan = useMapPlan(ground, shown ?? [], others, meters, compared);
  const sides = useMemo(() => (other === null ? null : ([sheet, other] as const)), [sheet, other]);
  const onView = useCallback((map: ViewState["map"]) => onChange({ map }), [onChange]);
  return (
    <div className="plan-body">
      <ScenarioForm
        scene={formScene}
        running={run.phase === "running"}
        canUndo={kept.canUndo}
        canRedo={kept.canRedo}
        onSolve={solve}
        onStop={() => runner.stop()}
        onReset={() => onWrite(defaultDocument)}
        onUndo={() => kept.undo()}
        onRedo={() => kept.redo()}
      />
      <section className="centre">
        <PlanMap
          {...{ plan, warehouse, view, messages, sides, onView }}
          scene={formScene}
          selected={scene.selected}
        />
        <CompareStrip
          {...{ book, words }}
          against={other}
          runOf={(id) => runner.runOf(id)}
          onOpen={(id) => kept.open(id)}
          onCopy={copyTo}
          onDrop={drop}
          onAgainst={setAgainst}
        />
      </section>
      <PlanSide
        {...{ scene, shown, hand, warehouse, view }}
        log={book.log}
        sheet={sheet}
        onLog={() => setLogOpen(true)}
        onStop={() => runner.stop()}
        onAsk={(id) => runner.askChange(sheet, id)}
      />
      {logOpen && (
        <DecisionLog
          log={book.log}
          words={words}
          close={messages.close}
          compoundName={compoundName}
          onWhy={(i, why) => kept.explain(i, why)}
          onSave={() =>
            saveFile(
              fileName([words.log, ground.told.warehouse.slice(0, 4)], "json"),
              "application/json",
              `${JSON.stringify(book.log, null, 2)}\n`,
            )
          }
          onClose={() => setLogOpen(false)}
        />
      )}
    </div>
  );
}
