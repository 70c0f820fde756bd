/** The thin client of Discord's HTTP API. */
import { ConnectorError, type ConnectorTools, errorFromResponse, readRetryAfter } from "@eureka/connector-sdk";
import { productVersion } from "@eureka/contracts/installation";
import type { APIApplication, RESTAPIPartialCurrentUserGuild } from "discord-api-types/v10";
import { errorCodes } from "./error-codes.ts";

// Discord asks for this form (https://discord.com/developers/docs/reference#user-agent).
const userAgent = `DiscordBot (https://eureka.example, ${productVersion})`;

/** The purpose of the application's own token: it serves all guilds, and everything here is called with it. */
export const botToken = "botToken";

export interface DiscordCall {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent instead of a JSON body. */
  readonly form?: FormData;
  /** False where the token of an interaction in the path is all that is needed. Default true. */
  readonly asBot?: boolean;
}

export type DiscordMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface DiscordClient {
  readonly baseUrl: string;
  /** Calls the API. Throws `ConnectorError`; its `platformCode` is Discord's own code where there is one. */
  call<Answer>(method: DiscordMethod, path: string, options?: DiscordCall): Promise<Answer>;
  /** The bytes behind an address that the API gave; without our token. */
  download(url: string): Promise<ReadableStream<Uint8Array>>;
  /** The guild that the connection is. Throws "invalid" when nobody says which and the bot is in several. */
  findGuildId(): Promise<string>;
  findApplicationId(): Promise<string>;
  readToken(): Promise<string>;
}

export function createDiscordClient(tools: ConnectorTools): DiscordClient {
  const { baseUrl, fetch, tokenProvider, clock } = tools;
  const readToken = () => tokenProvider({ purpose: botToken });
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(url, init).catch((cause: unknown) => {
      if (cause instanceof ConnectorError) throw cause;
      throw new ConnectorError("unavailable", "Discord gave no answer", { cause });
    });
    if (!response.ok) throw await readError(response, clock.now());
    return response;
  };
  const client: DiscordClient = {
    baseUrl,
    readToken,
    async call<Answer>(method: DiscordMethod, path: string, options: DiscordCall = {}): Promise<Answer> {
      const { query = {}, body, form, asBot = true } = options;
      if (leadsElsewhere.test(path)) throw new ConnectorError("invalid", "An id must not hold a path");
      const headers: Record<string, string> = { "user-agent": userAgent, accept: "application/json" };
      if (asBot) headers.authorization = `Bot ${await readToken()}`;
      if (body !== undefined) headers["content-type"] = "application/json";
      const response = await send(`${baseUrl}${path}${writeQuery(query)}`, {
        method,
        headers,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(form && { body: form }),
      });
      return (await readAnswer(response)) as Answer;
    },
    async download(url) {
      const { body } = await send(url, { headers: { "user-agent": userAgent } });
      return body ?? new Blob([]).stream();
    },
    async findGuildId() {
      if (tools.platformWorkspaceId) return tools.platformWorkspaceId;
      const guilds = await client.call<RESTAPIPartialCurrentUserGuild[]>("GET", "/users/@me/guilds", {
        query: { limit: 2 },
      });
      const [only, another] = guilds;
      if (!only) throw new ConnectorError("not_found", "The bot is in no guild");
      if (another) throw new ConnectorError("invalid", "The bot is in several guilds, and nobody says which is meant");
      return only.id;
    },
    findApplicationId: async () => (await client.call<APIApplication>("GET", "/applications/@me")).id,
  };
  return client;
}

/** Ids come from outside: none may lead to another call than the one that was meant. */
const leadsElsewhere = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)|\/\/|\/$|[?#\\\s]/i;

function writeQuery(query: NonNullable<DiscordCall["query"]>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? "" : `?${given}`;
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (cause) {
    throw new ConnectorError("unavailable", "Discord's answer broke off", { cause });
  }
}

async function readError(response: Response, now: Date): Promise<ConnectorError> {
  const byStatus = errorFromResponse(response, now);
  const said: unknown = await response.json().catch(() => null);
  const { code, retry_after: wait } = (said ?? {}) as { code?: unknown; retry_after?: unknown };
  if (byStatus.code === "rate_limited") {
    const retryAfterSeconds = typeof wait === "number" ? Math.ceil(wait) : readRetryAfter(response.headers, now);
    return new ConnectorError("rate_limited", "Discord asks us to wait", { platformCode: "429", retryAfterSeconds });
  }
  if (typeof code !== "number" || code === 0) return byStatus;
  return new ConnectorError(errorCodes[code] ?? byStatus.code, `Discord refuses with code ${code}`, {
    platformCode: String(code),
  });
}
