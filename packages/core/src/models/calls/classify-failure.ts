/** Says in our words why a request failed. Pure; what providers wrote is looked at, but never passed on: it may repeat a key. */
import { OutgoingRequestError } from "@eureka/kit/http";
import { type Failure, plainFailure } from "./failure.ts";

/** Statuses with which a provider sends somebody away without asking a model. */
const doorStatuses = new Set([400, 401, 402, 403, 404, 413, 422, 429]);

const outOfCredit =
  /insufficient_quota|insufficient.{0,20}(credit|balance|funds)|credit balance|billing|exceeded your current quota|out of credit/i;
const wrongKey =
  /api.?key.?(not valid|invalid|expired|is required)|invalid.{0,10}api.?key|API_KEY_INVALID|incorrect api key/i;

export interface FailureFacts {
  /** Whoever asked gave up. */
  readonly aborted: boolean;
  /** Our own time for the request was over. */
  readonly timedOut: boolean;
  readonly now: Date;
}

/** Classifies what a request threw. */
export function classifyFailure(error: unknown, { aborted, timedOut, now }: FailureFacts): Failure {
  if (aborted) return plainFailure("aborted", "aborted");
  if (timedOut) return plainFailure("timeout", "timeout");
  const outgoing = findCause(error, (cause) => cause instanceof OutgoingRequestError);
  if (outgoing instanceof OutgoingRequestError) return classifyOutgoing(outgoing);
  if (findCause(error, isUnreadable)) return plainFailure("invalid_answer", "unreadable");
  const answered = findCause(error, isApiError);
  // A body that broke off on its way, which the SDK reports with the status that came before it.
  if (isApiError(answered) && (answered.statusCode ?? 0) < 300) {
    return plainFailure("unavailable", codeOf(answered.cause ?? answered));
  }
  if (isApiError(answered) && answered.statusCode !== undefined)
    return classifyStatus(answered, answered.statusCode, now);
  return plainFailure("unavailable", codeOf(error));
}

function classifyOutgoing({ reason }: OutgoingRequestError): Failure {
  if (reason === "timeout") return plainFailure("timeout", reason);
  if (reason === "too_large") return plainFailure("invalid_answer", reason);
  return { ...plainFailure("unavailable", reason), turnedAway: true };
}

/** The body came, and is not what the wire format says. */
function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^AI_(JSONParse|TypeValidation|EmptyResponseBody|InvalidResponseData)Error$/.test(error.name)
  );
}

interface ApiError extends Error {
  readonly statusCode?: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: string;
}

function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "AI_APICallError";
}

function classifyStatus(error: ApiError, status: number, now: Date): Failure {
  const body = (error.responseBody ?? "").slice(0, 10_000);
  return {
    reason: reasonOf(status, body),
    detail: `HTTP ${status}`,
    retryAfterMilliseconds:
      status === 429 || status === 503
        ? (readRetryAfter(error.responseHeaders ?? {}, now) ?? readRetryDelay(body))
        : null,
    turnedAway: doorStatuses.has(status),
  };
}

function reasonOf(status: number, body: string): Failure["reason"] {
  if (status === 402) return "out_of_credit";
  if (status === 429) return isUsedUp(body) ? "out_of_credit" : "rate_limited";
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 400 && wrongKey.test(body)) return "unauthorized";
  if (status === 400 && outOfCredit.test(body)) return "out_of_credit";
  if (status === 408 || status === 504) return "timeout";
  return "unavailable";
}

/**
 * Whether a 429 means "nothing is left" and not "not so fast". Gemini says the same of both, and names the quota: what is used up for the
 * day does not come back within any call.
 */
function isUsedUp(body: string): boolean {
  if (/per.?day/i.test(body)) return true;
  return outOfCredit.test(body) && !/per.?minute/i.test(body);
}

/** `Retry-After` in milliseconds, given as seconds or as a date (RFC 9110 section 10.2.3); null for anything else. */
export function readRetryAfter(headers: Readonly<Record<string, string>>, now: Date): number | null {
  const precise = Number(headers["retry-after-ms"]);
  if (headers["retry-after-ms"] !== undefined && Number.isFinite(precise) && precise >= 0) return precise;
  const text = headers["retry-after"]?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1_000);
  // Other texts are dates to JavaScript too: "-1" is a year.
  const until = text.endsWith("GMT") ? Date.parse(text) : Number.NaN;
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

/** Gemini says it in the body, as Google's APIs do: `"retryDelay": "17s"`. */
export function readRetryDelay(body: string): number | null {
  const seconds = /"retryDelay"\s*:\s*"(\d{1,6}(?:\.\d{1,9})?)s"/.exec(body)?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1_000);
}

/** The error itself or one behind it; libraries wrap what their fetch threw. */
function findCause(error: unknown, wanted: (error: unknown) => boolean): unknown {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth += 1) {
    if (wanted(cause)) return cause;
  }
  return undefined;
}

/** A code of the network, or the kind of error; never a message. */
function codeOf(error: unknown): string {
  const coded = findCause(
    error,
    (cause) => cause instanceof Error && typeof (cause as { code?: unknown }).code === "string",
  );
  if (coded instanceof Error) return String((coded as { code?: unknown }).code).slice(0, 60);
  return error instanceof Error ? error.name.slice(0, 60) : "unknown";
}
