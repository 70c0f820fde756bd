import type { UsageReason } from "@eureka/contracts/usage-record";

/** Why one request brought no answer that could be used. */
export interface Failure {
  readonly reason: Exclude<UsageReason, "no_model">;
  /** What was seen, without any text of the provider: `HTTP 503`, `ECONNREFUSED`, `address_refused`. */
  readonly detail: string;
  /** How long the provider wants to be left alone; null where it did not say. */
  readonly retryAfterMilliseconds: number | null;
  /** The provider sent the request away before a model saw it, so that nothing was used. */
  readonly turnedAway: boolean;
}

/** Failures after which a provider is likely to fail again at once: the breaker counts them. */
export function isOutage({ reason }: Failure): boolean {
  return reason === "unavailable" || reason === "timeout";
}

export function plainFailure(reason: Failure["reason"], detail: string): Failure {
  return { reason, detail, retryAfterMilliseconds: null, turnedAway: false };
}
