import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ensureConsoleBuilt } from "../bootstrap/ensure-console-built.mjs";
import { repositoryRoot } from "../repository.ts";
import { findBudgetProblems, scriptBudgets, weighConsole } from "./console-budget.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A build whose scripts have the given sizes, and cannot be made smaller. */
function buildOf(sizes: {
  readonly entry: number;
  readonly shared: number;
  readonly route: number;
  readonly chart: number;
}) {
  const folder = mkdtempSync(join(tmpdir(), "eureka-budget-"));
  folders.push(folder);
  mkdirSync(join(folder, ".vite"));
  for (const [name, size] of Object.entries(sizes)) writeFileSync(join(folder, `${name}.js`), randomBytes(size));
  writeFileSync(join(folder, "style.css"), randomBytes(500_000));
  const manifest = {
    "index.html": {
      file: "entry.js",
      isEntry: true,
      imports: ["shared"],
      dynamicImports: ["route"],
      css: ["style.css"],
    },
    shared: { file: "shared.js", imports: ["index.html"] },
    route: { file: "route.js", isDynamicEntry: true, imports: ["shared", "chart"] },
    chart: { file: "chart.js", imports: ["shared"] },
  };
  writeFileSync(join(folder, ".vite/manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "index.html"), '<script type="module" src="/entry.js"></script>');
  return folder;
}

const light = { entry: 90_000, shared: 90_000, route: 50_000, chart: 50_000 };

describe("the weight of the console", () => {
  it("is within its budgets", () => {
    ensureConsoleBuilt(process.execPath);
    const folder = join(repositoryRoot, "apps/console/dist");
    expect(weighConsole(folder).length).toBeGreaterThan(5);
    expect(findBudgetProblems(folder)).toEqual([]);
  }, 120_000);

  it("counts what the page names with all that it imports, and every other chunk for itself", () => {
    const [first, ...later] = weighConsole(buildOf(light));
    expect(first?.bytes).toBeGreaterThan(180_000);
    expect(first?.bytes).toBeLessThan(scriptBudgets.firstLoad);
    expect(later.map(({ name }) => name).toSorted()).toEqual(["chart", "route"]);
    expect(findBudgetProblems(buildOf(light))).toEqual([]);
  });

  it.each([
    ["the first page by what it imports", { ...light, shared: 130_000 }, /^first load: \d+ bytes/],
    ["a chunk that is loaded later", { ...light, chart: 130_000 }, /^chart: \d+ bytes .* 120000 are allowed$/],
  ])("refuses too much script: %s", (_, sizes, problem) => {
    expect(findBudgetProblems(buildOf(sizes))).toEqual([expect.stringMatching(problem)]);
  });

  it("is not green because nothing was found", () => {
    const folder = buildOf(light);
    writeFileSync(join(folder, ".vite/manifest.json"), "{}");
    expect(() => findBudgetProblems(folder)).toThrow("not every script");
  });
});
