/** The verbs behind `/eureka`, as the server lists them, with the flags worth offering. */
import type { Output } from "@eureka/sdk";

type Operation = Output<"operation.list">["data"][number];

export interface ChatVerb {
  readonly verb: string;
  /** Names without dashes. */
  readonly flags: readonly string[];
}

/** It is no operation, and everybody may type it. */
const help: ChatVerb = { verb: "help", flags: [] };

/** What one may run of these operations in the chat, in alphabetical order, and help at the end. */
export function chatVerbsOf(operations: readonly Pick<Operation, "allowed" | "chat">[]): readonly ChatVerb[] {
  const verbs = operations.flatMap(({ allowed, chat }) => (allowed && chat ? [chat] : []));
  return [...verbs.sort((left, right) => left.verb.localeCompare(right.verb)), help];
}
