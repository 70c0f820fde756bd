import type { ServerResponse } from "node:http";
import type { BehaviourKind } from "./behaviour.ts";
import type { CallOutcome, ModelCall } from "./model-call.ts";
import type { ModelRequest } from "./model-request.ts";

type Open = { -readonly [K in keyof ModelCall]: ModelCall[K] };

/** Keeps the calls, in order of arrival. */
export interface CallLog {
  readonly calls: readonly ModelCall[];
  /** The largest number of calls that were pending at the same time. */
  mostAtOnce(): number;
  /** Starts the record of a call; how it ended is read from the response. */
  begin(request: ModelRequest, behaviour: BehaviourKind, at: number, response: ServerResponse): CallNotes;
}

/** What is learnt about a call while it runs. */
export interface CallNotes {
  /** 1 for the first call of the server. */
  readonly number: number;
  noteAnswer(text: string): void;
  /** Says that it is the server that cuts the connection, not the client. */
  noteCut(): void;
}

export function createCallLog(): CallLog {
  const calls: Open[] = [];
  let pending = 0;
  let most = 0;

  return {
    calls,
    mostAtOnce: () => most,
    begin(request, behaviour, at, response) {
      const call: Open = {
        ...request,
        at,
        behaviour,
        finishedAt: null,
        status: null,
        outcome: "pending",
        answer: null,
      };
      calls.push(call);
      pending += 1;
      most = Math.max(most, pending);

      const settle = (outcome: CallOutcome) => {
        if (call.outcome !== "pending") return;
        pending -= 1;
        call.outcome = outcome;
        call.finishedAt = Date.now();
        call.status = response.headersSent ? response.statusCode : null;
      };
      response.once("finish", () => settle("answered"));
      response.once("close", () => settle("abandoned"));
      return {
        number: calls.length,
        noteAnswer: (text) => {
          call.answer = text;
        },
        noteCut: () => settle("cut"),
      };
    },
  };
}
