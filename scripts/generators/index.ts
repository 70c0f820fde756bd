import { generateCliCommands } from "./cli-commands.ts";
import { generateConfiguration } from "./configuration.ts";
import { generateErrors } from "./errors.ts";
import { generateEvents } from "./events.ts";
import type { Generator } from "./generated-files.ts";
import { generateGlossary } from "./glossary.ts";
import { generateModuleReadmes } from "./module-readmes.ts";
import { generateOpenApi } from "./openapi.ts";
import { generateOperations } from "./operations.ts";
import { generatePermissions } from "./permissions.ts";
import { generateSdkEndpoints } from "./sdk-endpoints.ts";
import { generateSdkOperations } from "./sdk-operations.ts";
import { generateSdkTypes } from "./sdk-types.ts";

/** Everything that `npm run generate` makes. */
export const generators: readonly Generator[] = [
  generateGlossary,
  generateConfiguration,
  generateErrors,
  generateEvents,
  generatePermissions,
  generateOperations,
  generateModuleReadmes,
  generateOpenApi,
  generateSdkTypes,
  generateSdkOperations,
  generateSdkEndpoints,
  generateCliCommands,
];
