/** A refusal as a sentence: what happened, and what one can do about it. */
import { type EurekaError, errorCodes } from "@eureka/contracts/errors";
import { escapeMarkdown } from "@eureka/contracts/escape-markdown";
import { say } from "@eureka/contracts/words";
import type { Saying } from "./journal-message.ts";

/** Wrong fields are named one by one; what people typed shows as it was typed. */
export function sayError(error: EurekaError): Saying {
  const problems = error.errors.map(({ path, message }) =>
    say("command.field_problem", { field: path || "input", message }),
  );
  if (problems.length > 0) return { text: escapeMarkdown(problems.join(" ")) };
  return { text: escapeMarkdown(`${error.message} ${errorCodes[error.code].advice}`) };
}
