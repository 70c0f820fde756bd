import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { floors } from "../checks/floors.ts";
import { findSourceBreaches, sourceRules, sourceRulesCheck } from "../checks/source-rules.ts";
import { listFiles, repositoryRoot, sourceFolders } from "../repository.ts";
import { copyFixture } from "./copy-fixture.ts";
import { coreFloors } from "./core-floors.ts";
import { cruiseImports } from "./cruise-imports.ts";
import { floorRules } from "./rules.ts";

describe("the floors of the house", () => {
  it("hold in every source file, and every source file was read", async () => {
    expect(await floors.findProblems()).toEqual([]);
  });

  it("are not green because nothing was read", async () => {
    const { totalCruised } = await cruiseImports(repositoryRoot);
    expect(totalCruised).toBeGreaterThanOrEqual(listFiles(repositoryRoot, sourceFolders, "**/*.{ts,tsx}").length);
  });

  it("hold inside the files as well", async () => {
    expect(await sourceRulesCheck.findProblems()).toEqual([]);
  });

  it("name every module of core once", () => {
    const modules = coreFloors.flat();
    expect(new Set(modules).size).toBe(modules.length);
  });
});

describe("the planted breaches", () => {
  const fixture = copyFixture();
  afterAll(() => rmSync(fixture, { recursive: true }));

  it("cover every rule", () => {
    const covered = new Set(plantedBreaches(fixture).map((breach) => breach.split(" breaks ")[1]));
    const rules = [...floorRules.map((rule) => rule.name ?? ""), ...sourceRules.map((rule) => rule.name)];
    expect(rules.filter((rule) => !covered.has(rule))).toEqual([]);
  });

  it("are all caught, and nothing else is", async () => {
    const { breaches } = await cruiseImports(fixture);
    const found = [
      ...breaches.map(({ rule, from }) => `${from} breaks ${rule}`),
      ...findSourceBreaches(fixture).map(({ rule, file }) => `${file} breaks ${rule}`),
    ];
    expect([...new Set(found)].sort()).toEqual(plantedBreaches(fixture));
  });
});

/** What the first lines of the fixture's files say that they break. */
function plantedBreaches(root: string): string[] {
  const breaches = listFiles(root, sourceFolders, "**/*.ts").flatMap((file) => {
    const [firstLine = ""] = readFileSync(join(root, file), "utf8").split("\n");
    const rules = firstLine.startsWith("// breaks: ") ? firstLine.slice("// breaks: ".length).split(", ") : [];
    return rules.map((rule) => `${file} breaks ${rule}`);
  });
  return breaches.sort();
}
