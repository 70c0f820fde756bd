import { say } from "@eureka/contracts/words";
import type { Terminal } from "../terminal.ts";
import { timeZoneName } from "./time-text.ts";

/** Says once in which time zone the times of an output are. A title that reads like a time brings the note too, which does no harm. */
export function noteTimeZone(terminal: Terminal, output: string): void {
  const hasTime = /(?<!\d)\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?!\d)/.test(output);
  if (terminal.isOutputShown && hasTime) terminal.note(`${say("cli.time_zone", { zone: timeZoneName() })}\n`);
}
