/** Slack's way to say no: status 200, `ok: false` and a word. Thrown inside of calls, answered by `slack-call.ts`. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** @param details fields beside `error`, for example `needed` and `provided` */
export function refusal(code: string, details: Readonly<Record<string, unknown>> = {}): SlackRefusal {
  return new SlackRefusal(code, details);
}
