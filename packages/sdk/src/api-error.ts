/** What can go wrong with a call. */

/** One wrong field of the input: its place (`labels.0`), the check that failed, and a sentence. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Problem details (RFC 9457) as the API answers them. */
export interface Problem {
  /** Address of the troubleshooting page. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, for example `work_item.not_found`: what a program decides by. */
  readonly code: string;
  /** What happened this time, for people. */
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** Give it to the operator when you ask for help. */
  readonly requestId: string;
}

/** The server answered, and it did not do what was asked. */
export class EurekaApiError extends Error {
  readonly problem: Problem;
  /** Seconds after which the server asked to be tried again; null when it said nothing. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail);
    this.name = "EurekaApiError";
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  get errors(): readonly FieldProblem[] {
    return this.problem.errors;
  }

  get requestId(): string {
    return this.problem.requestId;
  }
}

/** No answer came: the server could not be reached, or the connection broke. `cause` is what `fetch` threw. */
export class EurekaConnectionError extends Error {
  readonly url: string;

  constructor(url: string, cause: unknown) {
    super(`No answer came from ${url}`, { cause });
    this.name = "EurekaConnectionError";
    this.url = url;
  }
}

/** Reads the problem out of an answer; an answer of something else (a proxy, another program) becomes {@link notEureka}. */
export async function readApiError(response: Response): Promise<EurekaApiError> {
  const text = await response.text().catch(() => "");
  const problem = parseProblem(text);
  return problem ? new EurekaApiError(problem, readRetryAfter(response)) : notEureka(response);
}

function parseProblem(text: string): Problem | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const problem = value as Partial<Problem>;
    if (typeof problem.code !== "string" || typeof problem.status !== "number") return null;
    return {
      type: String(problem.type ?? "about:blank"),
      title: String(problem.title ?? problem.code),
      status: problem.status,
      code: problem.code,
      detail: String(problem.detail ?? problem.title ?? problem.code),
      errors: Array.isArray(problem.errors) ? problem.errors : [],
      requestId: String(problem.requestId ?? ""),
    };
  } catch {
    return null;
  }
}

/** The error for an answer that Eureka never gives. */
export function notEureka(response: Response): EurekaApiError {
  const problem = {
    type: "about:blank",
    title: "Not an answer of Eureka",
    status: response.status,
    code: "server.not_eureka",
    detail: `The address answered with status ${response.status}, but not as Eureka does.`,
    errors: [],
    requestId: response.headers.get("x-request-id") ?? "",
  };
  return new EurekaApiError(problem, readRetryAfter(response));
}

/** Seconds, from a number or a date in the header. */
function readRetryAfter(response: Response): number | null {
  const header = response.headers.get("retry-after");
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
