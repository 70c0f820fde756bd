import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { findStaleFiles } from "../generators/generated-files.ts";
import { generators } from "../generators/index.ts";
import { generateSdkEndpoints } from "../generators/sdk-endpoints.ts";
import { generated } from "./generated.ts";

it("no generated file is stale", async () => {
  expect(await generated.findProblems()).toEqual([]);
});

it("the client's face for the console is one of them, and stale when an operation of it is missing", async () => {
  expect(generators).toContain(generateSdkEndpoints);
  const root = mkdtempSync(join(tmpdir(), "eureka-stale-"));
  const file = "packages/sdk/src/generated/endpoints.ts";
  try {
    const made = await generateSdkEndpoints();
    for (const [path, text] of Object.entries(made)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    expect(await findStaleFiles([generateSdkEndpoints], root)).toEqual([]);
    const lines = (made[file] ?? "").split("\n").filter((line) => !line.includes("  boardList: "));
    writeFileSync(join(root, file), lines.join("\n"));
    expect(await findStaleFiles([generateSdkEndpoints], root)).toEqual([file]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
