import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    env: { TZ: "Asia/Shanghai", LC_ALL: "C.UTF-8" },
    testTimeout: 60_000,
    hookTimeout: 300_000,
    globalSetup: ["scripts/testing/shared-folder.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          // One core less, as by default, leaves half of a machine of two idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // A worker keeps the modules of one file for the next: none changes what they hold.
          isolate: false,
          include: ["{apps,packages}/*/src/**/*.{test,prop.test}.{ts,tsx}", "scripts/**/*.test.ts"],
          exclude: ["**/*.browser.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["{apps,packages}/*/src/**/*.browser.test.ts"],
          // A browser waits as often as it works: two go side by side on two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
});
