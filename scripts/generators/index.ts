import { generateCliCommands } from "./cli-commands.ts";
import type { Generator } from "./generated-files.ts";
import { generateGlossary } from "./glossary.ts";
import { generateOpenApi } from "./openapi.ts";
import { generateSdkOperations } from "./sdk-operations.ts";
import { generateSdkTypes } from "./sdk-types.ts";

/** Everything that `npm run generate` makes. */
export const generators: readonly Generator[] = [
  generateGlossary,
  generateOpenApi,
  generateSdkTypes,
  generateSdkOperations,
  generateCliCommands,
];
