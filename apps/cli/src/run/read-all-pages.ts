import { largestPageSize } from "@eureka/contracts/page";
import { say } from "@eureka/contracts/words";
import type { EurekaClient } from "@eureka/sdk";
import type { Values } from "../arguments/read-arguments.ts";
import type { Command } from "../command.ts";
import { startProgress } from "../output/progress.ts";
import type { Terminal } from "../terminal.ts";

interface Page {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
}

/** Reads a list to its end, as one page, and counts the rows on the way. */
export async function readAllPages(
  terminal: Terminal,
  client: EurekaClient,
  command: Command,
  input: Values,
): Promise<Page> {
  const progress = startProgress(terminal, say("cli.working"));
  const rows: unknown[] = [];
  try {
    let cursor = input.cursor;
    do {
      const pageInput = { limit: largestPageSize, ...input, cursor };
      const page = (await client.request(command.operation, pageInput, { signal: terminal.interrupted }))
        .output as Page;
      rows.push(...page.data);
      progress.say(say("cli.rows", { count: rows.length }));
      cursor = page.nextCursor;
    } while (cursor);
  } finally {
    progress.end();
  }
  return { data: rows, nextCursor: null };
}
