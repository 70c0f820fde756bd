/** Errors as RFC 9457 problem details. */
import { type ErrorCode, EurekaError, errorCodes, errorKinds, type FieldError } from "@eureka/contracts/errors";
import { z } from "zod";

export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: "Address of the troubleshooting page of this code." }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable: what a program decides by." }),
    detail: z.string().meta({ description: "What happened this time, for people." }),
    errors: z.array(
      z.strictObject({
        path: z.string().meta({ description: "Place in the input, for example labels.0" }),
        code: z.string(),
        message: z.string(),
      }),
    ),
    requestId: z.string(),
  })
  .meta({
    id: "Problem",
    example: {
      type: "/docs/errors/work_item.not_found",
      title: "No such work item",
      status: 404,
      code: "work_item.not_found",
      detail: "There is no work item wit_01k8z7v3q8e9mbtz5a6rx4w2yc that you can see.",
      errors: [],
      requestId: "req_01k8z7v3q8e9mbtz5a6rx4w2yc",
    },
  });

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: readonly FieldError[];
  readonly requestId: string;
}

/** What the caller may know about a failure. Whatever is not an EurekaError is a defect of ours and says nothing of itself. */
export function describeProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof EurekaError ? error : new EurekaError("server.internal", { requestId });
  const { kind, title } = errorCodes[known.code];
  return {
    type: `/docs/errors/${known.code}`,
    title,
    status: errorKinds[kind],
    code: known.code,
    detail: known.message,
    errors: known.errors,
    requestId,
  };
}

/** Seconds after which a repetition makes sense, for the Retry-After header; null where waiting does not help. */
export function retryAfterSeconds(error: unknown): number | null {
  if (!(error instanceof EurekaError)) return null;
  const { seconds } = error.parameters;
  if (error.kind === "rate_limited") return typeof seconds === "number" ? Math.max(1, Math.ceil(seconds)) : 1;
  return error.kind === "unavailable" ? 1 : null;
}

/** A failure as an HTTP answer, without the headers that every answer has. */
export function problemAnswer(
  error: unknown,
  requestId: string,
): { readonly status: number; readonly headers: Record<string, string>; readonly body: string } {
  const problem = describeProblem(error, requestId);
  const wait = retryAfterSeconds(error);
  const headers = {
    "content-type": "application/problem+json; charset=utf-8",
    ...(wait !== null && { "retry-after": String(wait) }),
    ...(problem.status === 401 && { "www-authenticate": "Bearer" }),
  };
  return { status: problem.status, headers, body: JSON.stringify(problem) };
}
