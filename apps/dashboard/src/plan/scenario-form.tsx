import { CompoundGlyph } from "@atlas/charts";
import { planModes } from "@atlas/planner/plain";
import { type ReactElement, memo } from "react";
import { Button } from "react-aria-components";
import { Segments } from "../controls/segments.js";
import { CandidateIds } from "./candidate-ids.js";
import { CandidateUnits } from "./candidate-units.js";
import { DistrictQuotas } from "./district-quotas.js";
import { CheckField, FieldIssues, FormPart, NumberBox, NumberField } from "./field.js";
import { covariateName } from "./covariate-name.js";
import { HandLists } from "./hand-lists.js";
import { planIndex } from "./plan-index.js";
import type { FormScene } from "./plan-scene.js";
import { withValue } from "./scenario-document.js";
import { shownName } from "./shown-name.js";
import { WeightSliders } from "./weight-sliders.js";

const kinds = ["old", "managed"] as const;
const filterKinds = ["old", "managed", "unknown"] as const;

/** The scenario, field by field, with every default in its place. */
export function ScenarioForm({
  scene,
  running,
  canUndo,
  canRedo,
  onSolve,
  onStop,
  onReset,
  onUndo,
  onRedo,
}: {
  readonly scene: FormScene;
  readonly running: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onSolve: () => void;
  readonly onStop: () => void;
  readonly onReset: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}): ReactElement {
  const { words, document, issues, onWrite } = scene;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  return (
    <section className="panel plan-form" aria-label={words.form}>
      <h2 className="visually-hidden">{words.form}</h2>
      <header className="plan-form-head">
        <input
          className="plan-name"
          aria-label={words.name}
          maxLength={200}
          value={shownName(document, words)}
          placeholder={words.name}
          onChange={({ target }) => onWrite(withValue(document, "/name", target.value))}
        />
        <Button className="link" isDisabled={!canUndo} onPress={onUndo}>
          {words.undo}
        </Button>
        <Button className="link" isDisabled={!canRedo} onPress={onRedo}>
          {words.redo}
        </Button>
      </header>
      <ScenarioFields scene={scene} />
      <footer className="plan-form-foot">
        {errors > 0 && (
          <p className="plan-issues" role="status">
            {words.faults(errors)}
          </p>
        )}
        {running ? (
          <Button className="plan-solve" data-act="stop" onPress={onStop}>
            {words.cancel}
          </Button>
        ) : (
          <Button
            className="plan-solve"
            data-act="solve"
            aria-keyshortcuts="Meta+Enter Control+Enter"
            isDisabled={errors > 0}
            onPress={onSolve}
          >
            {words.solve} <kbd aria-hidden="true">⌘↵</kbd>
          </Button>
        )}
        <Button className="export-button" onPress={onReset}>
          {words.reset}
        </Button>
      </footer>
    </section>
  );
}

/** A search that reports leaves them as they are. */
const ScenarioFields = memo(function ScenarioFields({
  scene,
}: {
  readonly scene: FormScene;
}): ReactElement {
  const { words, scenario, document, onWrite } = scene;
  const { candidates, mode } = scenario;
  const write = (path: string, value: unknown): void => onWrite(withValue(document, path, value));
  return (
    <div className="plan-fields" tabIndex={-1}>
      <FormPart title={words.scale}>
        <div className="plan-field plan-mode">
          <span className="visually-hidden">{words.mode}</span>
          <Segments
            label={words.mode}
            value={mode}
            options={planModes.map((one) => [one, words.modes[one]] as const)}
            onChange={(to) => write("/mode", to)}
          />
        </div>
        <p className="sub">{words.modeNotes[mode]}</p>
        <FieldIssues scene={scene} path="/mode" />
        <NumberField scene={scene} path="/size" label={words.size} />
        <Mix scene={scene} />
        <NumberField
          scene={scene}
          path="/spacing_meters"
          label={words.spacing}
          unit={words.meters}
          step={50}
        />
        <CheckField
          path="/space_from_existing"
          checked={scenario.space_from_existing}
          onChange={(checked) => write("/space_from_existing", checked)}
        >
          {words.fromExisting}
        </CheckField>
      </FormPart>
      {mode === "representative" && (
        <FormPart title={words.covariates}>
          {Object.keys(scenario.representative.covariates).map((id) => {
            const path = `/representative/covariates/${id}`;
            const label = covariateName(scene, id);
            return <NumberField key={id} {...{ scene, path, label }} step={0.1} />;
          })}
        </FormPart>
      )}
      {mode === "lottery" && (
        <FormPart title={words.lotteryPart}>
          <NumberField
            scene={scene}
            path="/lottery/within"
            label={words.within}
            unit="%"
            step={0.5}
            scale={100}
          />
          <NumberField scene={scene} path="/lottery/pool" label={words.pool} />
          <NumberField scene={scene} path="/lottery/lots" label={words.lots} />
        </FormPart>
      )}
      <WeightSliders scene={scene} />
      <DistrictQuotas scene={scene} />
      <FormPart title={words.thresholds}>
        <div className="plan-checks">
          {filterKinds.map((kind) => {
            const all = candidates.kinds.length === 0;
            return (
              <CheckField
                key={kind}
                path={`/candidates/kinds/${kind}`}
                checked={all || candidates.kinds.includes(kind)}
                onChange={(checked) => {
                  const now = all ? [...filterKinds] : candidates.kinds;
                  const next = filterKinds.filter((one) =>
                    one === kind ? checked : now.includes(one),
                  );
                  write("/candidates/kinds", next.length === filterKinds.length ? [] : next);
                }}
              >
                {words.ofKind(words.kinds[kind])}
              </CheckField>
            );
          })}
        </div>
        <CheckField
          path="/candidates/nominated_only"
          checked={candidates.nominated_only}
          onChange={(checked) => write("/candidates/nominated_only", checked)}
        >
          {words.nominatedOnly}
        </CheckField>
        <NumberField
          scene={scene}
          path="/candidates/min_households"
          label={words.leastHouseholds}
          unit={words.households}
          step={50}
        />
        <CandidateUnits scene={scene} />
        <CandidateIds scene={scene} />
        <FieldIssues scene={scene} path="/candidates" />
        <NumberField
          scene={scene}
          path="/budget_yuan"
          label={words.budget}
          unit={words.yuan}
          step={100_000}
          placeholder={words.noLimit}
        />
      </FormPart>
      <HandLists scene={scene} />
      <FormPart title={words.further}>
        <NumberField
          scene={scene}
          path="/catchment_meters"
          label={words.catchment}
          unit={words.meters}
          step={50}
        />
        <NumberField
          scene={scene}
          path="/effort/gap"
          label={words.gapWanted}
          unit="%"
          step={0.1}
          scale={100}
        />
        <NumberField
          scene={scene}
          path="/effort/rounds"
          label={words.rounds}
          unit={words.roundsUnit}
        />
        <NumberField
          scene={scene}
          path="/effort/seconds"
          label={words.seconds}
          unit={words.secondsUnit}
        />
        <NumberField scene={scene} path="/seed" label={words.seed} />
      </FormPart>
    </div>
  );
});

/** How many old and managed compounds this plan has, and how many it may. */
function Mix({ scene }: { readonly scene: FormScene }): ReactElement {
  const { words, ground } = scene;
  const { at } = planIndex(ground);
  const chosen = scene.chosen ?? [];
  const count = (kind: string): number =>
    chosen.filter((id) => ground.candidates.kinds[at(id) ?? -1] === kind).length;
  const counts = { old: count("old"), managed: count("managed") };
  return (
    <>
      <div className="plan-field">
        <span>{words.mix}</span>
        <span className="plan-value">
          {scene.chosen && (
            <b>
              {counts.old} : {counts.managed}
            </b>
          )}
        </span>
      </div>
      {chosen.length > 0 && (
        <div className="plan-mix" aria-hidden="true">
          {kinds.map((kind) => (
            <span key={kind} data-kind={kind} style={{ flexGrow: counts[kind] }} />
          ))}
        </div>
      )}
      {kinds.map((kind) => (
        <div key={kind}>
          <div className="plan-field plan-mix-limits">
            <span>
              <CompoundGlyph kind={kind} consulted /> {words.kinds[kind]}
            </span>
            <span className="plan-value">
              <span className="sub">{words.least}</span>
              <NumberBox
                scene={scene}
                path={`/mix/${kind}/min`}
                label={words.leastOf(words.kinds[kind])}
                placeholder={words.noLimit}
              />
              <span className="sub">{words.most}</span>
              <NumberBox
                scene={scene}
                path={`/mix/${kind}/max`}
                label={words.mostOf(words.kinds[kind])}
                placeholder={words.noLimit}
              />
            </span>
          </div>
          <FieldIssues scene={scene} path={`/mix/${kind}`} />
        </div>
      ))}
    </>
  );
}
