import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findStaleFiles, type Generator, writeGeneratedFiles } from "./generated-files.ts";

it("a generated file is stale until it is written, and again when somebody edits it", async () => {
  const root = mkdtempSync(join(tmpdir(), "eureka-generate-"));
  const generate: Generator = async () => ({ "docs/words.md": "# Words\n", "docs/ids.md": "# Ids\n" });
  try {
    expect(await findStaleFiles([generate], root)).toEqual(["docs/words.md", "docs/ids.md"]);

    await writeGeneratedFiles([generate], root);
    expect(readFileSync(join(root, "docs/words.md"), "utf8")).toBe("# Words\n");
    expect(await findStaleFiles([generate], root)).toEqual([]);

    writeFileSync(join(root, "docs/words.md"), "# My words\n");
    expect(await findStaleFiles([generate], root)).toEqual(["docs/words.md"]);
    expect(await writeGeneratedFiles([generate], root)).toEqual(["docs/words.md"]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
