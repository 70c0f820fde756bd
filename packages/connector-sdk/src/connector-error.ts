/** The one error of connectors. The host decides by its code alone what to do next. */

/**
 * - `unauthorized`: the token is refused or lacks a scope; a person must act unless a refresh helps.
 * - `not_found`: the thing is gone, or we may not see it.
 * - `rate_limited`: wait for `retryAfterSeconds`; nothing happened.
 * - `invalid`: the platform will never accept this request; nothing happened.
 * - `unavailable`: no answer, or a failure on their side; a write may or may not have happened.
 */
export const connectorErrorCodes = ["unauthorized", "not_found", "rate_limited", "invalid", "unavailable"] as const;

export type ConnectorErrorCode = (typeof connectorErrorCodes)[number];

interface ConnectorErrorOptions {
  /** The platform's own error word or status, for logs: never a token, never personal text. */
  readonly platformCode?: string;
  readonly cause?: unknown;
}

/**
 * What every capability throws.
 * @example throw new ConnectorError("rate_limited", "Slack asks us to wait", { retryAfterSeconds: 30 });
 */
export class ConnectorError extends Error {
  readonly code: ConnectorErrorCode;
  /** How long to wait before the next call with this token; null for every code but `rate_limited`. */
  readonly retryAfterSeconds: number | null;
  readonly platformCode: string | null;

  constructor(
    code: "rate_limited",
    message: string,
    options: ConnectorErrorOptions & { readonly retryAfterSeconds: number },
  );
  constructor(code: Exclude<ConnectorErrorCode, "rate_limited">, message: string, options?: ConnectorErrorOptions);
  constructor(
    code: ConnectorErrorCode,
    message: string,
    options: ConnectorErrorOptions & { readonly retryAfterSeconds?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ConnectorError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
    this.platformCode = options.platformCode ?? null;
  }

  /** The same call can succeed later without anybody doing anything. */
  get isTemporary(): boolean {
    return this.code === "rate_limited" || this.code === "unavailable";
  }

  /** A write that ended so may have been applied all the same: look it up before repeating it. */
  get mayHaveHappened(): boolean {
    return this.code === "unavailable";
  }
}
