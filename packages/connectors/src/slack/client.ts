/** The thin client: Slack's methods with our errors, and the few addresses that are no methods. */
import { ConnectorError, type ConnectorTools, errorFromResponse } from "@eureka/connector-sdk";
import type { Logger, WebClient } from "@slack/web-api";
import { z } from "zod";
import { errorOfWord, mayRefresh } from "./errors.ts";

export interface SlackClient {
  /** Calls a method and reads what the schema names of its answer. Throws only `ConnectorError`. */
  call<Schema extends z.ZodType>(
    method: string,
    input: Readonly<Record<string, unknown>>,
    schema: Schema,
    purpose?: string,
  ): Promise<z.output<Schema>>;
  /** Sends bytes to an address that Slack gave for them. */
  upload(address: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Fetches a private file with our token; only from Slack's own hosts. */
  download(address: string): Promise<ReadableStream<Uint8Array>>;
  /** Answers at the address that came with an interaction. */
  respond(address: string, body: unknown): Promise<void>;
  /** Who we are here; asked once. */
  whoAmI(): Promise<Ourselves>;
  readonly tools: ConnectorTools;
}

const ourselvesSchema = z.looseObject({
  url: z.string().optional(),
  user: z.string().optional(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  team_id: z.string().optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().optional(),
});
export type Ourselves = z.infer<typeof ourselvesSchema>;

/** For methods whose answer says no more than that it went well. */
export const anyAnswer = z.looseObject({});

/** Makes the client of one connection. */
export function createSlackClient(tools: ConnectorTools): SlackClient {
  const clients = new Map<string, Promise<WebClient>>();
  let ourselves: Promise<Ourselves> | null = null;

  const clientOf = (token: string): Promise<WebClient> => {
    const known = clients.get(token) ?? makeWebClient(tools, token);
    clients.clear();
    clients.set(token, known);
    return known;
  };

  const callWith = async (
    token: string,
    method: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<unknown> => {
    const client = await clientOf(token);
    try {
      return await client.apiCall(method, { ...input });
    } catch (error) {
      throw toConnectorError(error);
    }
  };

  const call: SlackClient["call"] = async (method, input, schema, purpose) => {
    const answer = await withToken(tools, purpose, (token) => callWith(token, method, input));
    const read = schema.safeParse(answer);
    if (!read.success) {
      throw new ConnectorError("unavailable", `Slack's answer to ${method} is not the expected one`, {
        cause: read.error,
      });
    }
    return read.data;
  };

  return {
    tools,
    call,
    async upload(address, bytes) {
      requireSlackAddress(address, tools.baseUrl);
      const headers = { "content-type": "application/octet-stream" };
      await send(tools, address, { method: "POST", headers, body: bytes });
    },
    async download(address) {
      requireSlackAddress(address, tools.baseUrl);
      return withToken(tools, undefined, async (token) => {
        const headers = { authorization: `Bearer ${token}` };
        const response = await send(tools, address, { headers, redirect: "manual" });
        // Without the right to the file Slack leads to a page for signing in.
        if (response.status >= 300) throw new ConnectorError("unauthorized", "Slack does not give us the file");
        return response.body ?? new Blob([]).stream();
      });
    },
    async respond(address, body) {
      requireSlackAddress(address, tools.baseUrl);
      const headers = { "content-type": "application/json; charset=utf-8" };
      await send(tools, address, { method: "POST", headers, body: JSON.stringify(body) });
    },
    whoAmI() {
      ourselves ??= call("auth.test", {}, ourselvesSchema).catch((error: unknown) => {
        ourselves = null;
        throw error;
      });
      return ourselves;
    },
  };
}

/** One more try with another token, where a refresh may help. A refused call had no effect, so it may be repeated. */
async function withToken<Result>(
  { tokenProvider }: ConnectorTools,
  purpose: string | undefined,
  run: (token: string) => Promise<Result>,
): Promise<Result> {
  const request = purpose === undefined ? {} : { purpose };
  const token = await tokenProvider(request);
  try {
    return await run(token);
  } catch (error) {
    if (!mayRefresh(error)) throw error;
    const fresh = await tokenProvider({ ...request, rejected: token });
    if (fresh === token) throw error;
    return run(fresh);
  }
}

const silent = () => undefined;
const silentLogger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
} as const;

async function makeWebClient({ baseUrl, fetch }: ConnectorTools, token: string): Promise<WebClient> {
  // Loaded with the first call: most processes that know this connector never speak to Slack.
  const { WebClient, LogLevel } = await import("@slack/web-api");
  const logger: Logger = { ...silentLogger, getLevel: () => LogLevel.ERROR };
  return new WebClient(token, {
    slackApiUrl: `${baseUrl}/`,
    fetch,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  });
}

const failureSchema = z.union([
  z.looseObject({ code: z.literal("slack_webapi_platform_error"), data: z.looseObject({ error: z.string() }) }),
  z.looseObject({ code: z.literal("slack_webapi_rate_limited_error"), retryAfter: z.number() }),
  z.looseObject({ code: z.literal("slack_webapi_http_error"), statusCode: z.int() }),
  z.looseObject({ code: z.literal("slack_webapi_request_error"), original: z.unknown() }),
]);

function toConnectorError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  const failure = failureSchema.safeParse(error).data;
  if (failure?.code === "slack_webapi_platform_error") return errorOfWord(failure.data.error);
  if (failure?.code === "slack_webapi_rate_limited_error") return errorOfWord("ratelimited", failure.retryAfter);
  if (failure?.code === "slack_webapi_http_error") {
    return errorFromResponse({ status: failure.statusCode, headers: new Headers() }, new Date(0));
  }
  if (failure?.code === "slack_webapi_request_error" && failure.original instanceof ConnectorError)
    return failure.original;
  // A 429 without a time to wait is the only failure that the client words itself.
  if (error instanceof Error && error.message.startsWith("Retry header")) return errorOfWord("ratelimited");
  return new ConnectorError("unavailable", "Slack cannot be reached", { cause: error });
}

async function send({ fetch, clock }: ConnectorTools, address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    throw toConnectorError(error);
  }
  if (response.status >= 400) throw errorFromResponse(response, clock.now());
  return response;
}

/** Our token and what people say go only to Slack itself, or to what stands in its place. */
export function requireSlackAddress(address: string, baseUrl: string): void {
  if (!isSlackAddress(address, baseUrl)) throw new ConnectorError("invalid", "The address is not one of Slack's");
}

function isSlackAddress(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname } = new URL(address);
  if (host === new URL(baseUrl).host) return true;
  const isOwnHost = /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);
  return isOwnHost && (protocol === "https:" || protocol === "wss:");
}
