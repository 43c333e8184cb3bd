import { useSyncExternalStore } from "react";
import defaultScenario from "../../../../data/scenarios/default.json?raw";
import type { PlanBook } from "./plan-book.js";
import { PlanBookStore } from "./plan-book-store.js";
import type { ScenarioDocument } from "./scenario-document.js";

/** The scenario of `data/scenarios/default.json`. */
export const defaultDocument = JSON.parse(defaultScenario) as ScenarioDocument;

let store: PlanBookStore | null = null;

/** The one store of the page. */
function theStore(): PlanBookStore {
  if (!store) {
    let storage: Storage | null = null;
    try {
      storage = localStorage;
    } catch {
      // Forbidden by the browser's settings.
    }
    const own = new PlanBookStore(storage, defaultDocument);
    addEventListener("storage", () => own.reload());
    store = own;
  }
  return store;
}

/** The scenarios as they are now, and what changes them. */
export function usePlanBook(): { readonly book: PlanBook; readonly kept: PlanBookStore } {
  const kept = theStore();
  return { book: useSyncExternalStore(kept.subscribe, kept.current), kept };
}
