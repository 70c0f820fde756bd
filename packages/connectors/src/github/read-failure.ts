/** GitHub's refusals as our codes. Its 403 may mean a limit, a right that is missing, or a state in which nobody may write. */
import { ConnectorError, errorFromResponse } from "@eureka/connector-sdk";
import { z } from "zod";

/** What GitHub recommends where a secondary limit names no time. */
const defaultRetrySeconds = 60;

const refusalSchema = z.object({
  message: z.string().catch(""),
  errors: z
    .array(z.object({ code: z.string(), field: z.string().optional() }))
    .optional()
    .catch(undefined),
});

/** @param text the body of the answer */
export function readFailure(response: Pick<Response, "status" | "headers">, text: string, now: Date): ConnectorError {
  const { status, headers } = response;
  const { message, errors } = refusalSchema.safeParse(parse(text)).data ?? { message: "", errors: undefined };
  if (isLimit(status, headers, message)) {
    const retryAfterSeconds = readWait(headers, now);
    return new ConnectorError("rate_limited", "GitHub asks us to wait", {
      platformCode: String(status),
      retryAfterSeconds,
    });
  }
  // Where a repository or an issue went, its id stays what it was only for the repository: the thing is no longer on this board.
  if (status >= 300 && status < 400) {
    return new ConnectorError("not_found", "It was moved to another repository", { platformCode: String(status) });
  }
  if (status === 403 && /is locked|read-only|archived/i.test(message)) {
    return new ConnectorError("invalid", "Nobody may write there now", { platformCode: "read_only" });
  }
  const [first] = errors ?? [];
  if (status === 422 && first) {
    const platformCode = [first.field, first.code].filter(Boolean).join(".");
    return new ConnectorError("invalid", "GitHub does not take this", { platformCode });
  }
  return errorFromResponse(response, now);
}

/** Primary limits say that nothing remains, secondary ones when to come back, or only in words. */
function isLimit(status: number, headers: Headers, message: string): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0" || /rate limit/i.test(message);
}

/** Seconds. */
function readWait(headers: Headers, now: Date): number {
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (Number.isFinite(after)) return Math.max(1, Math.ceil(after));
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  const isOver = headers.get("x-ratelimit-remaining") === "0" && Number.isFinite(reset);
  return isOver ? Math.max(1, Math.ceil(reset - now.getTime() / 1_000)) : defaultRetrySeconds;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
