import { type ComponentType, type ReactElement, Suspense, lazy } from "react";
import { Segments } from "../controls/segments.js";
import { systemWordsOf } from "../i18n/system-words.js";
import { Breadcrumb } from "../panels/breadcrumb.js";
import { PanelBoundary } from "../panels/panel-boundary.js";
import type { Scene } from "../panels/scene.js";
import type { SystemId } from "../state/view-state.js";
import { windowLabel } from "../state/window-label.js";

const views: Readonly<Record<SystemId, ComponentType<Scene>>> = {
  proposals: lazy(async () => ({
    default: (await import("./proposals/proposals-view.js")).ProposalsView,
  })),
  lists: lazy(async () => ({ default: (await import("./lists/lists-view.js")).ListsView })),
  consult_first: lazy(async () => ({
    default: (await import("./consult-first/consult-first-view.js")).ConsultFirstView,
  })),
  councils: lazy(async () => ({
    default: (await import("./councils/councils-view.js")).CouncilsView,
  })),
  steps: lazy(async () => ({ default: (await import("./steps/steps-view.js")).StepsView })),
  sites: lazy(async () => ({ default: (await import("./sites/sites-view.js")).SitesView })),
  pilots: lazy(async () => ({ default: (await import("./pilots/pilots-view.js")).PilotsView })),
  index: lazy(async () => ({
    default: (await import("./composite-index/index-view.js")).IndexView,
  })),
  traits: lazy(async () => ({ default: (await import("./traits/traits-view.js")).TraitsView })),
};

/** Systems whose records have no kind of compound. */
const withoutKind: ReadonlySet<SystemId> = new Set(["sites", "councils"]);

/** The view of a system of consultation, in place of the map: where and when it speaks of, then what it shows. */
export function SystemView({
  system,
  scene,
}: {
  readonly system: SystemId;
  readonly scene: Scene;
}): ReactElement {
  const { view, words, window, path, nameOf, onChange } = scene;
  const own = systemWordsOf(view.language);
  const View = views[system];
  const byKind = !withoutKind.has(system);
  const key = [system, window, view.within, view.kind].join();
  return (
    <section className="system" data-system={system} aria-label={own.names[system]} tabIndex={-1}>
      <header className="system-head">
        <h2>{own.names[system]}</h2>
        <span className="sub">
          {own.place(view.within === null ? words.city : nameOf(view.within), windowLabel(window))}
        </span>
        {byKind && (
          <Segments
            label={words.kindLabel}
            value={view.kind === "unknown" ? "all" : view.kind}
            options={(["all", "old", "managed"] as const).map((kind) => [kind, words.kinds[kind]])}
            onChange={(kind) => onChange({ kind })}
          />
        )}
        <Breadcrumb path={path} {...{ words, onChange }} />
      </header>
      <PanelBoundary words={words} resetKey={key}>
        <Suspense
          fallback={
            <p className="skeleton" role="status">
              {words.loading}
            </p>
          }
        >
          <View {...scene} />
        </Suspense>
      </PanelBoundary>
    </section>
  );
}
