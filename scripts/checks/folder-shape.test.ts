import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../repository.ts";
import { findShapeProblems } from "./folder-shape.ts";

/** A tree with nothing wrong in it. */
const goodTree = {
  "packages/core/src/identity/index.ts": "",
  "packages/core/src/identity/module.ts": "",
  "packages/core/src/identity/README.md": "",
  "packages/connectors/src/slack/index.ts": "",
  "packages/connectors/src/slack/slack.test.ts": "",
  "db/migrations/20261122020000_create-members.sql": "create table members ();\n\n-- down\ndrop table members;\n",
};

describe("the shape of folders", () => {
  it("is right in this repository", () => {
    expect(findShapeProblems(repositoryRoot)).toEqual([]);
  });

  it("finds nothing in a good tree", () => {
    expect(problemsOfTree(goodTree)).toEqual([]);
  });

  it.each([
    [
      "a module without its README",
      { "packages/core/src/runs/index.ts": "", "packages/core/src/runs/module.ts": "" },
      "packages/core/src/runs: has no README.md",
    ],
    [
      "a module without its face",
      { "packages/core/src/runs/README.md": "", "packages/core/src/runs/module.ts": "" },
      "packages/core/src/runs: has no index.ts",
    ],
    [
      "a module that is not plugged in",
      { "packages/core/src/runs/README.md": "", "packages/core/src/runs/index.ts": "" },
      "packages/core/src/runs: has no module.ts",
    ],
    [
      "a module that stands on no floor",
      {
        "packages/core/src/misc/index.ts": "",
        "packages/core/src/misc/module.ts": "",
        "packages/core/src/misc/README.md": "",
      },
      "packages/core/src/misc: stands on no floor of scripts/floors/core-floors.ts",
    ],
    [
      "a file between the modules",
      { "packages/core/src/helpers.ts": "" },
      "packages/core/src/helpers.ts: lies outside a module",
    ],
    [
      "a connector without tests",
      { "packages/connectors/src/jira/index.ts": "" },
      "packages/connectors/src/jira: has no jira.test.ts",
    ],
    [
      "a long declaration of a connector",
      { "packages/connectors/src/slack/index.ts": "//\n".repeat(41) },
      "packages/connectors/src/slack/index.ts: the declaration of a connector has at most 40 lines",
    ],
    [
      "a name in another case",
      { "apps/server/src/startServer.ts": "" },
      'apps/server/src/startServer.ts: "startServer.ts" is not kebab-case',
    ],
    [
      "a file that is too long",
      { "packages/kit/src/log/index.ts": "//\n".repeat(401) },
      "packages/kit/src/log/index.ts: 401 lines, 400 are allowed",
    ],
    [
      "a migration without a way back",
      { "db/migrations/20261122020100_create-boards.sql": "select 1;\n" },
      'db/migrations/20261122020100_create-boards.sql: has no line "-- down"',
    ],
    [
      "a migration without a time",
      { "db/migrations/create-boards.sql": "-- down\n" },
      "db/migrations/create-boards.sql: is not named <14 digits UTC>_verb-noun.sql",
    ],
  ])("refuses %s", (_, files, problem) => {
    expect(problemsOfTree({ ...goodTree, ...files })).toEqual([problem]);
  });

  it("lets tests and generated files be long", () => {
    const long = "//\n".repeat(1000);
    const files = { "packages/kit/src/log/log.test.ts": long, "packages/sdk/src/generated/types.ts": long };
    expect(problemsOfTree({ ...goodTree, ...files })).toEqual([]);
  });
});

function problemsOfTree(files: Record<string, string>): string[] {
  const root = mkdtempSync(join(tmpdir(), "eureka-shape-"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  try {
    return findShapeProblems(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
