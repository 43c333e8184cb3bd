import type { ScenarioIssue } from "@atlas/planner";
import { type ReactElement, type ReactNode, useId } from "react";
import type { FormScene } from "./plan-scene.js";
import { valueAt, withValue } from "./scenario-document.js";

/** What is wrong at a field of the scenario, or inside it. */
export const issuesAt = (
  issues: readonly ScenarioIssue[],
  path: string,
): readonly ScenarioIssue[] =>
  issues.filter((issue) => issue.path === path || issue.path.startsWith(`${path}/`));

/** Says what is wrong at a field. */
export function FieldIssues({
  scene: { issues, language },
  path,
}: {
  readonly scene: FormScene;
  readonly path: string;
}): ReactElement | null {
  const found = issuesAt(issues, path);
  if (found.length === 0) return null;
  return (
    <div role="alert">
      <ul className="plan-issues">
        {found.map((issue) => (
          <li
            key={`${issue.code}${issue.path}`}
            data-issue={issue.code}
            data-severity={issue.severity}
          >
            {issue[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A list of the scenario that is opened to be changed; empty: all.
 * @param list its name under `/candidates` */
export function ListField({
  scene: { words, scenario },
  list,
  label,
  children,
}: {
  readonly scene: FormScene;
  readonly list: "ids" | "units";
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement {
  const { length } = scenario.candidates[list];
  return (
    <details className="plan-list-field" data-list={list}>
      <summary>
        <span>{label}</span>
        <span>{length === 0 ? words.all : words.count(length)}</span>
      </summary>
      {children}
    </details>
  );
}

/** A number of the scenario; empty where there is no limit. */
export function NumberBox({
  scene,
  path,
  label,
  step = 1,
  scale = 1,
  placeholder,
}: {
  readonly scene: FormScene;
  readonly path: string;
  /** Its name where the words beside it are not enough. */
  readonly label: string;
  readonly step?: number;
  /** Shown times this. */
  readonly scale?: number;
  readonly placeholder?: string;
}): ReactElement {
  const { document, scenario, onWrite } = scene;
  const written = valueAt(document, path);
  const value = written === undefined ? valueAt(scenario, path) : written;
  const shown =
    typeof value === "number"
      ? String(Math.round(value * scale * 1e6) / 1e6)
      : typeof value === "string"
        ? value
        : "";
  const wrong = issuesAt(scene.issues, path).some(({ severity }) => severity === "error");
  return (
    <input
      className="plan-number"
      type="number"
      data-path={path}
      aria-label={label}
      aria-invalid={wrong}
      value={shown}
      step={step}
      min={0}
      placeholder={placeholder}
      onChange={({ target }) => {
        // A group that is left out has its defaults: they stay when one of it is written.
        const group = path.slice(0, path.lastIndexOf("/"));
        const whole =
          valueAt(document, group) === undefined && valueAt(scenario, group) !== undefined
            ? withValue(document, group, valueAt(scenario, group))
            : document;
        onWrite(withValue(whole, path, target.value === "" ? null : Number(target.value) / scale));
      }}
    />
  );
}

/** A line of the form: words, a number and its unit, and what is wrong with it. */
export function NumberField({
  scene,
  path,
  label,
  unit,
  ...box
}: {
  readonly scene: FormScene;
  readonly path: string;
  readonly label: string;
  readonly unit?: string;
  readonly step?: number;
  readonly scale?: number;
  readonly placeholder?: string;
}): ReactElement {
  return (
    <>
      <div className="plan-field">
        <span>{label}</span>
        <span className="plan-value">
          <NumberBox {...{ scene, path, label }} {...box} />
          {unit !== undefined && <span className="plan-unit">{unit}</span>}
        </span>
      </div>
      <FieldIssues {...{ scene, path }} />
    </>
  );
}

/** A yes or no of the scenario. */
export function CheckField({
  checked,
  path,
  children,
  onChange,
}: {
  readonly checked: boolean;
  readonly path: string;
  readonly children: ReactNode;
  readonly onChange: (checked: boolean) => void;
}): ReactElement {
  const id = useId();
  return (
    <label className="plan-check" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        data-path={path}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {children}
    </label>
  );
}

/** A part of the form under a heading. */
export function FormPart({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="plan-part">
      <h3>
        {title}
        {note !== undefined && <span className="sub">{note}</span>}
      </h3>
      {children}
    </section>
  );
}
