import { Agent, fetch, type RequestInit, type Response } from "undici";
import { createGuardedConnector, type Lookup } from "./guarded-connector.ts";
import { limitResponse } from "./limit-response.ts";
import { OutgoingRequestError } from "./outgoing-request-error.ts";

export interface FetchOptions {
  /** Milliseconds until the whole answer must be there. */
  readonly timeoutMs: number;
  /** The largest answer in bytes, after decompression. */
  readonly maxBytes: number;
  /** Allows addresses that are not of the public internet, for simulators and for platforms inside a company's own network. */
  readonly allowPrivate?: boolean;
  /** Ports that may be called; by default 80 and 443, or all with `allowPrivate`. */
  readonly ports?: readonly number[];
  /** Finds the addresses of a name; by default the system does. */
  readonly lookup?: Lookup;
}

/** A `fetch` for hosts that a customer or a message names. `close` ends its kept connections. */
export interface GuardedFetch {
  (input: string | URL, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Makes a `fetch` that reaches only the public internet, only on the given ports, follows no redirect (the caller sees the 3xx and decides),
 * and gives up on answers that are too slow or too large. It rejects with an OutgoingRequestError where one of these rules applies.
 */
export function createFetch(options: FetchOptions): GuardedFetch {
  const { timeoutMs, maxBytes, allowPrivate = false, lookup } = options;
  const ports = options.ports ?? (allowPrivate ? undefined : [80, 443]);
  const connect = createGuardedConnector({ allowPrivate, ports, timeoutMs, lookup });
  const agent = new Agent({ connect, headersTimeout: timeoutMs, bodyTimeout: timeoutMs, maxHeaderSize: 16_384 });

  async function guardedFetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
    const { protocol } = new URL(input);
    if (protocol !== "http:" && protocol !== "https:") {
      throw new OutgoingRequestError("scheme_refused", `Only http and https addresses can be called, not ${protocol}`);
    }
    const deadline = startDeadline(timeoutMs, init.signal ?? null);
    try {
      const response = await fetch(input, { ...init, dispatcher: agent, redirect: "manual", signal: deadline.signal });
      return limitResponse(response, maxBytes, deadline.stop);
    } catch (error) {
      deadline.stop();
      // undici wraps what its connector refused into a TypeError "fetch failed".
      throw error instanceof Error && error.cause instanceof OutgoingRequestError ? error.cause : error;
    }
  }

  return Object.assign(guardedFetch, { close: () => agent.close() });
}

/**
 * Ends the request and the reading of its answer with a reason of ours, or with that of the caller's signal; it keeps no process alive.
 * `stop` takes it back once the answer was read: what stayed until its time would hold every answer in memory as long.
 */
function startDeadline(timeoutMs: number, caller: AbortSignal | null): { signal: AbortSignal; stop: () => void } {
  const deadline = new AbortController();
  const giveUp = () =>
    deadline.abort(new OutgoingRequestError("timeout", `No complete answer within ${timeoutMs} milliseconds.`));
  const timer = setTimeout(giveUp, timeoutMs).unref();
  const leave = () => deadline.abort(caller?.reason);
  if (caller?.aborted) leave();
  caller?.addEventListener("abort", leave, { once: true });
  const stop = () => {
    clearTimeout(timer);
    caller?.removeEventListener("abort", leave);
  };
  return { signal: deadline.signal, stop };
}
