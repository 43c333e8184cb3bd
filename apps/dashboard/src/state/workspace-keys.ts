import type { Workspace } from "./view-state.js";

/** Keys of the tabs; 2 and 4 are those of workspaces to come. */
export const workspaceKeys: Readonly<Record<Workspace, string>> = { monitor: "1", plan: "3" };
