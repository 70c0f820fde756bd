/** What is kept of a request: enough to understand it again later, and no credential. */
import type { InboundRequest } from "@eureka/connector-sdk";
import type { StoredRequest } from "./inbound-events.store.ts";

/** Platforms say what a body is, and sign it, in headers of their own; what proxies add between them and us is not part of it. */
const kept = /^(content-type|user-agent|x-(?!forwarded|real-ip|request-id|amzn|cloud|envoy|b3|csrf|auth|api-key).*)$/;
const longestHeader = 2_000;
const mostHeaders = 40;

export function keepRequest({ method, url, pathKey, platformWorkspaceId, headers }: InboundRequest): StoredRequest {
  const chosen: Record<string, string> = {};
  let room = mostHeaders;
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || value.length > longestHeader || !kept.test(name)) continue;
    chosen[name] = value;
    if (--room === 0) break;
  }
  return {
    method,
    url,
    ...(pathKey !== undefined && { pathKey }),
    ...(platformWorkspaceId !== undefined && { platformWorkspaceId }),
    headers: chosen,
  };
}
