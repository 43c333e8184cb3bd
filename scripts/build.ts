import { buildDashboard } from "./dashboard-build.js";

process.stdout.write((await buildDashboard()) ? "built\n" : "nothing changed\n");
