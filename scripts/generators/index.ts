import type { Generator } from "./generated-files.ts";
import { generateGlossary } from "./glossary.ts";

/** Everything that `npm run generate` makes. */
export const generators: readonly Generator[] = [generateGlossary];
