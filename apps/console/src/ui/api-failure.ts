import type { ApiFailure } from "@eureka/sdk/rtk-query";

export type { ApiFailure };

/**
 * What a hook or a caught promise gives as its error, as a failure that can be shown. What is none of ours (a mistake in
 * the console) becomes a failure without a code; its words are for developers and are not shown.
 */
export function toFailure(error: unknown): ApiFailure {
  if (typeof error === "object" && error !== null && "kind" in error && "code" in error && "detail" in error) {
    return error as ApiFailure;
  }
  return { kind: "api", code: "console.failed", status: null, title: "", detail: "", errors: [], requestId: null };
}
