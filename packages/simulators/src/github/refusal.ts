import type { Answer } from "../platform/index.ts";

const documentation = "https://docs.github.com/rest";

/** One entry of `errors` in a 422: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api. */
export interface FieldProblem {
  readonly resource: string;
  readonly code: "missing" | "missing_field" | "invalid" | "already_exists" | "unprocessable" | "custom";
  readonly field: string;
  readonly message?: string;
  readonly value?: unknown;
}

/** What GitHub answers instead of doing something. */
export class GitHubRefusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    const { message } = answer.body as { readonly message: string };
    super(message);
    this.name = "GitHubRefusal";
    this.answer = answer;
  }
}

/** A refusal in GitHub's form. */
export function refuse(
  status: number,
  message: string,
  more: { readonly errors?: readonly FieldProblem[]; readonly headers?: Readonly<Record<string, string>> } = {},
): Answer {
  const { errors, headers } = more;
  return {
    status,
    ...(headers && { headers }),
    body: { message, ...(errors && { errors }), documentation_url: documentation, status: String(status) },
  };
}

/** What is not there, and what a token may not see: nobody learns which of both. */
export function notFound(): GitHubRefusal {
  return new GitHubRefusal(refuse(404, "Not Found"));
}

export function gone(message: string): GitHubRefusal {
  return new GitHubRefusal(refuse(410, message));
}

export function forbidden(message: string): GitHubRefusal {
  return new GitHubRefusal(refuse(403, message));
}

export function invalid(...errors: readonly FieldProblem[]): GitHubRefusal {
  return new GitHubRefusal(refuse(422, "Validation Failed", { errors }));
}

/** Leads on to where a thing is now; 307 keeps the method. */
export function moved(status: 301 | 307, location: string): GitHubRefusal {
  const message = status === 301 ? "Moved Permanently" : "Temporary Redirect";
  return new GitHubRefusal({
    status,
    headers: { location },
    body: { message, url: location, documentation_url: documentation },
  });
}
