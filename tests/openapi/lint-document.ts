/** Spectral with the rules of `.spectral.yaml`: what its command does, without starting another process. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lint } from "@stoplight/spectral-cli/dist/services/linter/index.js";

const ruleset = fileURLToPath(new URL("../../.spectral.yaml", import.meta.url));

/** The findings as lines of text; empty when the document is clean. */
export async function lintDocument(document: unknown): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "eureka-openapi-"));
  const file = join(folder, "openapi.json");
  try {
    await writeFile(file, JSON.stringify(document));
    const { results } = await lint([file], {
      encoding: "utf8",
      format: [],
      ignoreUnknownFormat: false,
      failOnUnmatchedGlobs: true,
      showDocumentationUrl: false,
      ruleset,
    });
    return results.map(({ code, message, path }) => `${code} at ${path.join(".")}: ${message}`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
