/** The thin client of Trello's REST API: address, authorisation, and their errors as our codes. */
import { ConnectorError, type ConnectorTools, errorFromResponse } from "@eureka/connector-sdk";
import { z } from "zod";

export type Query = Readonly<Record<string, string>>;

export interface TrelloClient {
  get<Value>(path: string, schema: z.ZodType<Value>, query?: Query): Promise<Value>;
  /** Parameters go in the body: Trello takes them there too, and a description would not fit into an address. */
  send<Value>(method: "POST" | "PUT", path: string, body: object, schema: z.ZodType<Value>): Promise<Value>;
  /** Fields and files of a form, for what no JSON can carry. */
  upload<Value>(path: string, form: FormData, schema: z.ZodType<Value>): Promise<Value>;
  /** The bytes behind a path of the API: never an address that somebody wrote on a card. */
  download(path: string): Promise<ReadableStream<Uint8Array>>;
  /** Deleting what is gone succeeds. */
  remove(path: string): Promise<void>;
  /** The token itself: Trello names it in the paths that list its webhooks. */
  readToken(): Promise<string>;
  now(): Date;
}

/** One part of a path. Throws "invalid" for what cannot be an id of Trello, so that no id leads to another path. */
export function part(id: string): string {
  if (!/^[0-9A-Za-z]+$/.test(id)) throw new ConnectorError("invalid", "This is not an id of Trello");
  return id;
}

/** `tools.baseUrl` is `https://api.trello.com` or a simulator; the version of the API is the connector's own. */
export function createTrelloClient({ baseUrl, fetch, tokenProvider, clock }: ConnectorTools): TrelloClient {
  async function request(method: string, path: string, query: Query, body: object | undefined): Promise<Response> {
    const [key, token] = [await tokenProvider({ purpose: "key" }), await tokenProvider({ purpose: "token" })];
    const search = new URLSearchParams(query).toString();
    const isForm = body instanceof FormData;
    // In a header, because addresses end up in the logs of whatever lies between.
    const headers = {
      authorization: `OAuth oauth_consumer_key="${key}", oauth_token="${token}"`,
      accept: "application/json",
      ...(body && !isForm && { "content-type": "application/json" }),
    };
    try {
      const response = await fetch(`${baseUrl}/1${path}${search && `?${search}`}`, {
        method,
        headers,
        ...(body && { body: isForm ? body : JSON.stringify(body) }),
      });
      if (response.ok) return response;
      throw readFailure(method, response, await response.text(), clock.now());
    } catch (error) {
      if (error instanceof ConnectorError) throw error;
      throw new ConnectorError("unavailable", "Trello gave no answer", { cause: error });
    }
  }

  async function call(method: string, path: string, query: Query, body: object | undefined): Promise<unknown> {
    const response = await request(method, path, query, body);
    try {
      return await response.json();
    } catch (error) {
      throw new ConnectorError("unavailable", "Trello gave no answer", { cause: error });
    }
  }

  return {
    get: async (path, schema, query = {}) => read(schema, await call("GET", path, query, undefined)),
    send: async (method, path, body, schema) => read(schema, await call(method, path, {}, body)),
    upload: async (path, form, schema) => read(schema, await call("POST", path, {}, form)),
    async download(path) {
      const { body } = await request("GET", path, {}, undefined);
      if (!body) throw new ConnectorError("unavailable", "Trello gave no bytes");
      return body;
    },
    async remove(path) {
      try {
        await call("DELETE", path, {}, undefined);
      } catch (error) {
        if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
      }
    },
    readToken: () => tokenProvider({ purpose: "token" }),
    now: () => clock.now(),
  };
}

/** Trello answers 401 also where a card is on a board that we may not see; when it is only read, that is no fault of the token. */
function readFailure(method: string, response: Response, text: string, now: Date): ConnectorError {
  const error = errorFromResponse(response, now);
  if (method !== "GET" || response.status !== 401 || !text.includes("card permission")) return error;
  return new ConnectorError("not_found", "The card is on a board that we may not see", { platformCode: "401" });
}

/** An answer in another form than Trello's is none: something between us answered. */
function read<Value>(schema: z.ZodType<Value>, answer: unknown): Value {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  throw new ConnectorError("unavailable", "The answer is not one of Trello's", { cause: result.error });
}

/** For answers of which nothing is read. */
export const anything = z.unknown();
