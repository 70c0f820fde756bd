import type { CallAttempt, ModelErrorCode } from "./model-gateway.ts";

interface ModelErrorFacts {
  /** What was seen, without any text of a provider: `HTTP 503`. */
  readonly detail?: string;
  readonly retryAfterMilliseconds?: number | null;
}

/**
 * No model answered. `code` is that of the last provider that was asked; `attempts` tells of all of them. It carries nothing that a
 * provider wrote, because that may repeat a key.
 */
export class ModelError extends Error {
  readonly code: ModelErrorCode;
  readonly attempts: readonly CallAttempt[];
  readonly detail: string;
  /** How long to wait before it may work, where a provider said so. */
  readonly retryAfterMilliseconds: number | null;

  constructor(code: ModelErrorCode, attempts: readonly CallAttempt[] = [], facts: ModelErrorFacts = {}) {
    super(`no model answered: ${code}${facts.detail ? ` (${facts.detail})` : ""}`);
    this.name = "ModelError";
    this.code = code;
    this.attempts = attempts;
    this.detail = facts.detail ?? code;
    this.retryAfterMilliseconds = facts.retryAfterMilliseconds ?? null;
  }
}
