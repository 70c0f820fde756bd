import type { Page } from "@eureka/contracts/page";
import type { Tenant } from "../crash/load-kind.ts";
import { sendRequest } from "../crash/send-request.ts";

/** Reads what one organization sees over HTTP. */
export interface ApiReader {
  get<Answer>(path: string): Promise<Answer>;
  /** All entries of a list, over all of its pages. */
  readAll<Entry>(path: string): Promise<Entry[]>;
}

/** `address` is that of a server that works; paths are relative to `/api/v2` and have a query already where a list is read. */
export function createApiReader(address: string, { apiKey }: Tenant): ApiReader {
  async function get<Answer>(path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${apiKey}` };
    const answer = await sendRequest(`${address}/api/v2${path}`, { method: "GET", headers, body: null });
    if (answer.outcome !== "acknowledged") throw new Error(`GET ${path}: ${answer.reason}`);
    return answer.body as Answer;
  }

  async function readAll<Entry>(path: string): Promise<Entry[]> {
    const entries: Entry[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Entry> = await get(`${path}${cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`}`);
      entries.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return entries;
  }

  return { get, readAll };
}
