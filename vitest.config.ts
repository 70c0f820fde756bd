import { defineConfig } from "vitest/config";

/** What every project leaves out: the planted breaches of the floors are no tests. */
const exclude = ["**/node_modules/**", "scripts/floors/fixtures/**"];

/** Starts one embedded PostgreSQL cluster for the run and migrates the template database that test files clone. */
const globalSetup = ["packages/testing/src/global-setup.ts"];

/**
 * Files of one worker share their modules: loading the product anew for each file was a third of the time. What a file
 * leaves behind is ended after it (`packages/testing/src/file-lifetime.ts`); a fixture keeps nothing else in its module.
 */
const sharesModules = { isolate: false, setupFiles: ["packages/testing/src/setup-file.ts"] };

/** Stores, migrations, queue and sweep once more on the PostgreSQL server that EUREKA_TEST_DATABASE_URL names. */
const onServer = {
  extends: true as const,
  test: {
    name: "server",
    ...sharesModules,
    include: [
      "packages/kit/src/db/*.test.ts",
      "packages/kit/src/queue/*.test.ts",
      "packages/core/src/{events,audit,identity,work-items,channels,files,runs}/**/*.test.ts",
      "tests/sweep/*.test.ts",
      "tests/schema/*.test.ts",
    ],
    exclude,
    globalSetup,
    provide: { databaseServer: "external" as const },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
};

export default defineConfig({
  test: {
    // One more than the two cores that a run has to do with: tests of kills, restarts and outages mostly wait.
    maxWorkers: 3,
    environment: "node",
    restoreMocks: true,
    // As generous as the limits of the tests: what is waited for may come late on a loaded machine.
    expect: { poll: { timeout: 20_000 } },
    coverage: {
      provider: "v8",
      reportsDirectory: "coverage",
      reporter: ["text-summary", "json-summary", "html"],
      include: ["packages/core/src/**/*.ts", "packages/kit/src/**/*.ts"],
      exclude: ["**/*.test.ts", "**/*.bench.ts"],
      thresholds: {
        "packages/core/src/**/*.ts": { lines: 90 },
        "packages/kit/src/**/*.ts": { lines: 90 },
      },
    },
    projects: [
      { extends: true, test: { name: "tooling", include: ["scripts/**/*.test.ts"], exclude, testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: "unit",
          ...sharesModules,
          include: ["packages/**/src/**/*.test.ts", "apps/**/*.test.ts"],
          exclude: [...exclude, "apps/console/**"],
          globalSetup,
          // Generous, because nothing is timed: a loaded machine must not fail what is right.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: "console", include: ["apps/console/**/*.test.{ts,tsx}"], exclude } },
      {
        extends: true,
        test: {
          name: "full-stack",
          ...sharesModules,
          include: ["tests/**/*.test.ts"],
          exclude: [...exclude, "tests/shared/**"],
          globalSetup,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          isolate: false,
          setupFiles: ["tests/browser/rig/setup-file.ts"],
          include: ["tests/browser/**/*.browser.ts"],
          exclude,
          globalSetup: ["tests/browser/rig/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...(process.env.EUREKA_TEST_DATABASE_URL ? [onServer] : []),
      {
        extends: true,
        test: {
          name: "shared",
          ...sharesModules,
          include: ["tests/shared/**/*.test.ts"],
          exclude,
          globalSetup,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
