import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { domainOperations } from "./domain-operations.ts";
import type { Generator } from "./generated-files.ts";
import { openApiText } from "./openapi.ts";

/** `packages/sdk/src/generated/types.gen.ts`: the types of every request and answer, from the OpenAPI document. */
export const generateSdkTypes: Generator = async () => ({
  "packages/sdk/src/generated/types.gen.ts": await sdkTypesText(openApiText(domainOperations())),
});

/** The TypeScript types of an OpenAPI document. */
async function sdkTypesText(openApi: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "eureka-sdk-types-"));
  try {
    const input = join(folder, "openapi.json");
    writeFileSync(input, openApi);
    await createClient({
      input,
      // Without both, the files import each other as `.js`, which type stripping does not find.
      output: {
        path: join(folder, "out"),
        entryFile: false,
        importFileExtension: ".ts",
        module: { extension: ".ts" },
      },
      logs: { level: "silent", file: false },
      plugins: ["@hey-api/typescript"],
    });
    return readFileSync(join(folder, "out", "types.gen.ts"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}
