/** From an HTTP answer to one of the five codes, for platforms that use the statuses as RFC 9110 means them. */
import { ConnectorError } from "./connector-error.ts";

const defaultRetrySeconds = 30;

/**
 * Makes the error of a failed answer. 404 and 410 are `not_found`, 401 and 403 `unauthorized`, 429 `rate_limited`,
 * 408, 425 and 5xx `unavailable`, the rest `invalid`.
 * @param response status and headers of the answer
 * @param now to turn an HTTP date in Retry-After into seconds
 * @example if (!response.ok) throw errorFromResponse(response, clock.now());
 */
export function errorFromResponse(response: Pick<Response, "status" | "headers">, now: Date): ConnectorError {
  const { status } = response;
  const platformCode = String(status);
  const message = `The platform answered with status ${status}`;
  if (status === 429)
    return new ConnectorError("rate_limited", message, {
      platformCode,
      retryAfterSeconds: readRetryAfter(response.headers, now),
    });
  if (status === 404 || status === 410) return new ConnectorError("not_found", message, { platformCode });
  if (status === 401 || status === 403) return new ConnectorError("unauthorized", message, { platformCode });
  if (status >= 500 || status === 408 || status === 425)
    return new ConnectorError("unavailable", message, { platformCode });
  return new ConnectorError("invalid", message, { platformCode });
}

/** Reads Retry-After (RFC 9110 section 10.2.3) as whole seconds from now; 30 when it is missing or unreadable. */
export function readRetryAfter(headers: Headers, now: Date): number {
  const value = headers.get("retry-after")?.trim();
  if (!value) return defaultRetrySeconds;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const date = Date.parse(value);
  return Number.isNaN(date) ? defaultRetrySeconds : Math.max(0, Math.ceil((date - now.getTime()) / 1_000));
}
