import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { productVersion } from "./installation.ts";

test("the product has the version of its package", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  expect(productVersion).toBe(manifest.version);
});
