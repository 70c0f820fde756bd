/** Several clients post reports as chat commands over HTTP and insist until each is acknowledged, whatever happens to the server. */
import { setTimeout as wait } from "node:timers/promises";
import type { Tenant } from "../crash/load-kind.ts";
import { commandInChat } from "../crash/loads/command-in-chat.ts";
import { type Answer, sendRequest } from "../crash/send-request.ts";
import type { IssueReport } from "./issue-reports.ts";
import { pasteReport } from "./paste-report.ts";

export interface Posting {
  readonly tenant: Tenant;
  readonly report: IssueReport;
  readonly idempotencyKey: string;
}

/** What became of a posting. */
export interface Posted extends Posting {
  readonly messageId: string;
  /** Times that it was sent. */
  readonly attempts: number;
}

export interface PostingOptions {
  /** Where the server is now; null while it is down. */
  readonly address: () => string | null;
  readonly clients: number;
  readonly onPosted: (posted: Posted) => void;
}

const retryPause = 40;

/** Throws when the server refuses a posting. */
export async function postReports(
  postings: readonly Posting[],
  { address, clients, onPosted }: PostingOptions,
): Promise<void> {
  const waiting = [...postings];

  async function work(): Promise<void> {
    for (let posting = waiting.shift(); posting; posting = waiting.shift()) {
      const { attempts, body } = await insist(posting);
      onPosted({ ...posting, attempts, messageId: (body as { id: string }).id });
    }
  }

  async function insist(posting: Posting): Promise<{ attempts: number; body: unknown }> {
    for (let attempts = 1; ; attempts++) {
      const answer = await post(posting);
      if (answer.outcome === "acknowledged") return { attempts, body: answer.body };
      if (answer.outcome === "refused") throw new Error(`${answer.reason}: ${posting.report.title}`);
      await wait(retryPause);
    }
  }

  async function post({ tenant, report, idempotencyKey }: Posting): Promise<Answer> {
    while (address() === null) await wait(retryPause);
    return sendRequest(`${address()}/api/v2/messages`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${tenant.apiKey}`,
        "content-type": "application/json",
        "idempotency-key": idempotencyKey,
      },
      body: JSON.stringify({
        channelId: tenant.prepared[commandInChat.name],
        text: `/eureka new ${pasteReport(report)}`,
      }),
    });
  }

  await Promise.all(Array.from({ length: clients }, work));
}
