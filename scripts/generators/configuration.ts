import { configurationTable } from "@eureka/kit/config";
import type { Generator } from "./generated-files.ts";
import { code, markdownDocument, markdownTable } from "./markdown.ts";

/** `docs/configuration.md`, from the table of environment variables that the server reads. */
export const generateConfiguration: Generator = async () => {
  const rows = configurationTable.map(({ name, description, form, fallback, isSecret }) => [
    code(name),
    isSecret ? `${description} It is a secret: it is never logged or shown.` : description,
    form,
    fallback === undefined ? "nothing" : code(fallback),
  ]);
  const lines = [
    "The server reads its settings from the environment and nowhere else. A variable that is empty counts as not set. The server",
    "does not start with a setting that is wrong: it names every problem in one sentence each, without repeating a secret.",
    "",
    ...markdownTable(["Variable", "What it decides", "It must be", "Without it"], rows),
  ];
  return {
    "docs/configuration.md": markdownDocument("Configuration", "`packages/kit/src/config/variables.ts`", lines),
  };
};
