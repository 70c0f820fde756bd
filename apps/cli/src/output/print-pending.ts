/** Says that nothing was done yet: what waits, for whom, until when, and where to look. */
import type { Decision } from "@eureka/contracts/decision";
import { say } from "@eureka/contracts/words";
import type { Terminal } from "../terminal.ts";
import { cleanLine } from "./clean-text.ts";
import { instantText } from "./time-text.ts";
import { noteTimeZone } from "./time-zone-note.ts";

export function printPending(terminal: Terminal, decision: Decision): void {
  const { id, question, answerers, expiresAt } = decision;
  const who = [
    ...(answerers.role ? [say("decision.who.role", { role: answerers.role })] : []),
    ...(answerers.memberIds.length > 0 ? [say("decision.who.people", { count: answerers.memberIds.length })] : []),
  ].join(", ");
  const lines = [
    say("cli.pending", { question: cleanLine(question) }),
    say("cli.pending.who", { count: answerers.quorum, who, time: instantText(new Date(expiresAt)) }),
    say("cli.pending.look", { command: `eureka decisions get ${id}` }),
  ];
  terminal.write(`${lines.join("\n")}\n`);
  noteTimeZone(terminal, lines.join("\n"));
}
