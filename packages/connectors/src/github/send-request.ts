/** One request to GitHub's API. */
import { ConnectorError, type ConnectorTools } from "@eureka/connector-sdk";
import type { z } from "zod";
import { readFailure } from "./read-failure.ts";

/** The version of the API that the connector was written for. */
const apiVersion = "2022-11-28";

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Of an answer that is at hand: when it still holds, the new one has the status 304 and no body. */
  readonly etag?: string;
  /** A token, or the application's own name and secret. Null: nobody has to prove anything. */
  readonly token: string | ApplicationProof | null;
}

export interface ApplicationProof {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The answer, of a status below 300, or 304 where that was asked for. Throws the five codes. */
export async function sendRequest(
  { baseUrl, fetch, clock }: Pick<ConnectorTools, "baseUrl" | "fetch" | "clock">,
  { method, path, query = {}, body, etag, token }: ApiRequest,
): Promise<Response> {
  const search = new URLSearchParams(query).toString();
  const headers = {
    ...(token !== null && { authorization: authorizationOf(token) }),
    accept: "application/vnd.github+json",
    "x-github-api-version": apiVersion,
    "user-agent": "Eureka",
    ...(body && { "content-type": "application/json" }),
    ...(etag !== undefined && { "if-none-match": etag }),
  };
  try {
    const response = await fetch(`${baseUrl}${path}${search && `?${search}`}`, {
      method,
      headers,
      // A redirect leads to another repository: whoever follows it writes where nobody wanted it.
      redirect: "manual",
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok || (etag !== undefined && response.status === 304)) return response;
    throw readFailure(response, await response.text(), clock.now());
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    throw new ConnectorError("unavailable", "GitHub gave no answer", { cause: error });
  }
}

function authorizationOf(token: string | ApplicationProof): string {
  if (typeof token === "string") return `Bearer ${token}`;
  return `Basic ${Buffer.from(`${token.clientId}:${token.clientSecret}`).toString("base64")}`;
}

/** An answer in another form than GitHub's is none: something between us answered. */
export async function readAnswer<Value>(schema: z.ZodType<Value>, response: Response): Promise<Value> {
  try {
    return schema.parse(await response.json());
  } catch (cause) {
    throw new ConnectorError("unavailable", "The answer is not one of GitHub's", { cause });
  }
}
