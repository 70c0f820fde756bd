/**
 * The one webhook of the App: its address stands in the App's settings, for all accounts that installed it. So nothing is registered for a
 * repository, and nothing taken off; what GitHub could not deliver is asked for again, because it repeats nothing by itself.
 */
import { ConnectorError, type ConnectorTools, type HooksCapability, type PlatformHook } from "@eureka/connector-sdk";
import { z } from "zod";
import { makeApplicationToken } from "./application-token.ts";
import { privateKey } from "./auth.ts";
import { clockSkewMilliseconds } from "./limits.ts";
import { type ApiRequest, readAnswer, sendRequest } from "./send-request.ts";

const configSchema = z.object({ url: z.string().nullish() });
const deliverySchema = z.object({
  id: z.int(),
  guid: z.string(),
  delivered_at: z.string(),
  status_code: z.int(),
  redelivery: z.boolean(),
});
type Attempt = z.infer<typeof deliverySchema>;

const hookId = "app";
const pageSize = 100;
/** The most deliveries that are looked through, newest first; GitHub keeps three days of them. */
const mostPages = 20;

export function createGitHubHooks(tools: ConnectorTools): HooksCapability {
  const { tokenProvider, clock } = tools;

  async function ask<Value>(
    schema: z.ZodType<Value>,
    request: Pick<ApiRequest, "method" | "path" | "query" | "body">,
  ): Promise<Value> {
    const [clientId, key] = [
      await tokenProvider({ purpose: "clientId" }),
      await tokenProvider({ purpose: privateKey }),
    ];
    const token = makeApplicationToken(clientId, key, clock.now());
    return readAnswer(schema, await sendRequest(tools, { ...request, token }));
  }

  /** Newest first. */
  async function* readAttempts(since: Date): AsyncGenerator<Attempt, void, undefined> {
    const oldest = since.getTime() - clockSkewMilliseconds;
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const query = { per_page: String(pageSize), ...(cursor !== undefined && { cursor }) };
      const found = await ask(z.array(deliverySchema), { method: "GET", path: "/app/hook/deliveries", query });
      const recent = found.filter(({ delivered_at: at }) => new Date(at).getTime() >= oldest);
      yield* recent;
      cursor = String(found.at(-1)?.id);
      if (recent.length < pageSize) return;
    }
  }

  async function readHook(watchedId: string): Promise<PlatformHook> {
    const { url } = await ask(configSchema, { method: "GET", path: "/app/hook/config" });
    return { platformHookId: hookId, watchedId, callbackUrl: url ?? "", active: Boolean(url) };
  }

  return {
    register: ({ watchedId }) => readHook(watchedId),
    // It watches every repository that the App may reach.
    list: async () => [await readHook("*")],
    check({ platformHookId, watchedId }) {
      if (platformHookId === hookId) return readHook(watchedId);
      throw new ConnectorError("not_found", "The App has no other webhook");
    },
    remove: async () => undefined,

    async redeliver({ since }) {
      const settled = new Set<string>();
      const lost = new Map<string, number>();
      for await (const { id, guid, status_code: status, redelivery } of readAttempts(since)) {
        // What was refused a second time would be refused for ever.
        if (redelivery || (status >= 200 && status < 300)) settled.add(guid);
        else lost.set(guid, id);
      }
      const ids = [...lost].filter(([guid]) => !settled.has(guid)).map(([, id]) => id);
      for (const id of ids.reverse()) {
        await ask(z.unknown(), { method: "POST", path: `/app/hook/deliveries/${id}/attempts` });
      }
      return ids.length;
    },
  };
}
