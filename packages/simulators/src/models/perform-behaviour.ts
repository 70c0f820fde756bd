import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sendJson } from "../loopback/index.ts";
import type { Answers, Behaviour } from "./behaviour.ts";
import { composeAnswer } from "./compose-answer.ts";
import { type Delivery, deliverAnswer } from "./deliver-answer.ts";
import type { ModelRequest } from "./model-request.ts";
import type { Failure, Wire } from "./wire.ts";

interface Performance extends Omit<Delivery, "answer" | "gone"> {
  readonly answers: Answers;
  /** What every call waits. */
  readonly latencyMilliseconds: number;
}

/** Waits as long as the behaviour says, then fails or answers as it says. Ends when the client goes away. */
export async function performBehaviour(performance: Performance): Promise<void> {
  const { request, wire, behaviour, answers, response, notes } = performance;
  const gone = new AbortController();
  response.once("close", () => gone.abort());

  try {
    await sleep(waitOf(performance), undefined, { signal: gone.signal });
    if (behaviour.kind === "server_error" && behaviour.html) return sendProxyError(response, behaviour.status ?? 502);
    const failure = toFailure(behaviour, request);
    if (failure) return sendFailure(response, wire, failure);

    const answer = composeAnswer(request, behaviour, answers, notes.number);
    notes.noteAnswer(answer.text);
    await deliverAnswer({ ...performance, answer, gone: gone.signal });
  } catch (error) {
    // Whoever went away is answered by nobody; anything else is a fault of the simulator or of the script.
    if (!gone.signal.aborted) throw error;
  }
}

/** Refuses in the words of the wire format. */
export function sendFailure(response: ServerResponse, wire: Wire, failure: Failure): void {
  const { status, headers, body } = wire.fail(failure);
  sendJson(response, status, body, headers);
}

function waitOf({ behaviour, latencyMilliseconds }: Performance): number {
  const slow = behaviour.kind === "slow" ? behaviour.milliseconds : 0;
  return latencyMilliseconds + slow + (behaviour.delayMilliseconds ?? 0);
}

function sendProxyError(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-type": "text/html" });
  response.end("<html><body><h1>Bad gateway</h1></body></html>");
}

function toFailure(behaviour: Behaviour, { model }: ModelRequest): Failure | null {
  switch (behaviour.kind) {
    case "unauthorized":
    case "out_of_credit":
      return { kind: behaviour.kind };
    case "model_not_found":
      return { kind: "model_not_found", model };
    case "rate_limited":
      return { kind: "rate_limited", retryAfter: behaviour.retryAfter === undefined ? 1 : behaviour.retryAfter };
    case "server_error":
      return { kind: "server_error", status: behaviour.status ?? 500 };
    default:
      return null;
  }
}
