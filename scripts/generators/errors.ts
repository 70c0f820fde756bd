import { errorCodes, errorKinds } from "@eureka/contracts/errors";
import type { Generator } from "./generated-files.ts";
import { code, markdownDocument, markdownTable } from "./markdown.ts";

/** `docs/errors.md`: every code that an answer can carry, what it means and what to do. */
export const generateErrors: Generator = async () => {
  const rows = Object.entries(errorCodes)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { kind, title, detail, advice }]) => [
      code(name),
      `${errorKinds[kind]} ${kind.replaceAll("_", " ")}`,
      title,
      detail,
      advice,
    ]);
  const lines = [
    "A refusal is answered as a problem (`application/problem+json`, RFC 9457). Its `code` is one of these and never changes its",
    "meaning; its `type` leads to the page of the code that a running server shows under `/docs/errors`. Words in braces are filled",
    "in for each occurrence. `errors` names the fields that are wrong, and `requestId` finds the request in the log.",
    "",
    ...markdownTable(["Code", "Status and kind", "Meaning", "What is said", "What to do"], rows),
  ];
  return { "docs/errors.md": markdownDocument("Errors", "`packages/contracts/src/errors.ts`", lines) };
};
