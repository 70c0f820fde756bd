import { vocabulary } from "@eureka/contracts/vocabulary";
import type { Generator } from "./generated-files.ts";

/** `docs/glossary.md`, from the table of words in contracts. */
export const generateGlossary: Generator = async () => {
  const rows = vocabulary.map(({ term, meaning, not }) => `| **${term}** | ${meaning} | ${not.join(", ")} |`);
  const lines = [
    "# Glossary",
    "",
    "One word per thing, in code, API, database and console. Generated from `packages/contracts/src/vocabulary.ts` by",
    "`npm run generate`; change it there.",
    "",
    "| Term | Meaning | Not |",
    "|---|---|---|",
    ...rows,
    "",
  ];
  return { "docs/glossary.md": lines.join("\n") };
};
