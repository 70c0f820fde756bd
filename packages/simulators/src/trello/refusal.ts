import type { Answer } from "../platform/index.ts";

/** What Trello answers instead of doing something: nearly always one plain sentence. */
export class TrelloRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "TrelloRefusal";
    this.status = status;
  }
}

export function resourceNotFound(): TrelloRefusal {
  return new TrelloRefusal(404, "The requested resource was not found.");
}

export function invalidValue(name: string): TrelloRefusal {
  return new TrelloRefusal(400, `invalid value for ${name}`);
}

/** A sentence as Trello sends it. */
export function answerPlainly(status: number, text: string): Answer {
  return { status, body: Buffer.from(text), headers: { "content-type": "text/plain; charset=utf-8" } };
}
