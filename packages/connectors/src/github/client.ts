/** The thin client of GitHub's REST API with the token of an installation. Repositories are named by their ids, which no renaming changes. */
import { ConnectorError, type ConnectorTools } from "@eureka/connector-sdk";
import type { z } from "zod";
import { type ApiRequest, readAnswer, sendRequest } from "./send-request.ts";

export type Query = Readonly<Record<string, string>>;

export interface GitHubPage<Value> {
  readonly value: Value;
  /** Whether the answer's Link header names a next page. */
  readonly hasNext: boolean;
}

export interface TaggedPage<Value> extends GitHubPage<Value> {
  /** Null where the answer had none. */
  readonly etag: string | null;
}

export interface GitHubClient {
  get<Value>(path: string, schema: z.ZodType<Value>, query?: Query): Promise<Value>;
  /** One page of a list, by `page` and `per_page` of the query. */
  getPage<Value>(path: string, schema: z.ZodType<Value>, query: Query): Promise<GitHubPage<Value>>;
  /** The same, once more: null as long as the page is the one that had this tag, which then costs nothing of the limits. */
  getPageUnless<Value>(
    etag: string | null,
    path: string,
    schema: z.ZodType<Value>,
    query: Query,
  ): Promise<TaggedPage<Value> | null>;
  send<Value>(
    method: "POST" | "PATCH" | "DELETE",
    path: string,
    body: object,
    schema: z.ZodType<Value>,
  ): Promise<Value>;
  /** Deleting what is gone succeeds. */
  remove(path: string): Promise<void>;
  now(): Date;
}

/** `/repositories/{id}`. Throws "invalid" for what cannot be an id, so that no id leads to another path. */
export function repositoryPath(platformBoardId: string): string {
  return `/repositories/${part(platformBoardId)}`;
}

export function issuePath(item: { readonly platformBoardId: string; readonly platformItemId: string }): string {
  return `${repositoryPath(item.platformBoardId)}/issues/${part(item.platformItemId)}`;
}

/** One part of a path: GitHub's ids and numbers are digits. */
export function part(id: string): string {
  if (!/^[1-9]\d{0,18}$/.test(id)) throw new ConnectorError("invalid", "This is not an id of GitHub");
  return id;
}

export function createGitHubClient(tools: ConnectorTools): GitHubClient {
  const { tokenProvider, clock } = tools;

  async function call(request: Omit<ApiRequest, "token">): Promise<Response> {
    const token = await tokenProvider();
    try {
      return await sendRequest(tools, { ...request, token });
    } catch (error) {
      // Nothing happened: a token that ended between two looks at the clock is renewed once.
      if (!(error instanceof ConnectorError) || error.platformCode !== "401") throw error;
      return sendRequest(tools, { ...request, token: await tokenProvider({ rejected: token }) });
    }
  }

  async function getPageUnless<Value>(
    etag: string | null,
    path: string,
    schema: z.ZodType<Value>,
    query: Query,
  ): Promise<TaggedPage<Value> | null> {
    const response = await call({ method: "GET", path, query, ...(etag !== null && { etag }) });
    if (response.status === 304) return null;
    const hasNext = /rel="next"/.test(response.headers.get("link") ?? "");
    return { value: await readAnswer(schema, response), hasNext, etag: response.headers.get("etag") };
  }
  async function getPage<Value>(path: string, schema: z.ZodType<Value>, query: Query): Promise<GitHubPage<Value>> {
    const page = await getPageUnless(null, path, schema, query);
    if (page) return page;
    throw new ConnectorError("unavailable", "GitHub gave no answer to a question that it was asked for the first time");
  }

  return {
    getPage,
    getPageUnless,
    get: async (path, schema, query = {}) => (await getPage(path, schema, query)).value,
    send: async (method, path, body, schema) => readAnswer(schema, await call({ method, path, body })),
    async remove(path) {
      try {
        await call({ method: "DELETE", path });
      } catch (error) {
        if (!(error instanceof ConnectorError && error.code === "not_found")) throw error;
      }
    },
    now: () => clock.now(),
  };
}
