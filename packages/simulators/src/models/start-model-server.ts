import { type Exchange, type Route, startLoopbackServer, type Violation } from "../loopback/index.ts";
import { anthropicWire } from "./anthropic/anthropic-wire.ts";
import type { Answers, Behaviour, Script } from "./behaviour.ts";
import { createCallLog } from "./call-log.ts";
import { geminiWire } from "./gemini/gemini-wire.ts";
import type { ModelCall } from "./model-call.ts";
import type { ModelRequest } from "./model-request.ts";
import { openaiWire } from "./openai/openai-wire.ts";
import { performBehaviour, sendFailure } from "./perform-behaviour.ts";
import { playScript } from "./play-script.ts";
import { readRoutes } from "./read-routes.ts";
import type { Wire } from "./wire.ts";

export interface ModelServerOptions {
  /** A free one is taken if left out. */
  readonly port?: number;
  /** What goes wrong, and when; without one every answer is valid. */
  readonly script?: Script;
  /** Exact outputs by schema name; without one the output is made from the schema and the prompt. */
  readonly answers?: Answers;
  /** How long every call takes before its answer begins; 0 unless said. */
  readonly latencyMilliseconds?: number;
  /** The keys that are accepted; any unless said, and none where the provider needs none. */
  readonly keys?: readonly string[];
  /** The models that are listed and answer. Unless said every model answers and one is listed. */
  readonly models?: readonly string[];
}

/** A scripted model provider on this machine. */
export interface ModelServer {
  /** `http://127.0.0.1:<port>`; the address of Ollama. */
  readonly url: string;
  /** Base address for clients of OpenAI's chat completions. */
  readonly openaiUrl: string;
  /** Base address for clients of Gemini. */
  readonly geminiUrl: string;
  /** Base address for clients of Anthropic. */
  readonly anthropicUrl: string;
  /** Calls that were understood, in order of arrival, refused ones among them. */
  readonly calls: readonly ModelCall[];
  /** Requests that the real provider would not have understood. */
  readonly violations: readonly Violation[];
  /** The largest number of calls that were pending at the same time. */
  mostCallsAtOnce(): number;
  /** Replaces the script; its rules begin anew. Calls that are running keep the behaviour that they were given. */
  setScript(script: Script): void;
  /** Stops, and cuts what hangs or never ends. */
  close(): Promise<void>;
}

const wires: readonly Wire[] = [openaiWire, geminiWire, anthropicWire];
const standardModels = ["scripted-model"] as const;

/**
 * Starts a server that speaks the wire formats of OpenAI, Gemini, Anthropic and Ollama, answers by a script and keeps
 * what it was asked. It never looks at who calls: it knows only what the providers publish about their formats.
 * @throws when the port is taken
 */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const { answers = {}, latencyMilliseconds = 0, keys, models } = options;
  const log = createCallLog();
  let player = playScript(options.script ?? []);

  async function handleCall(wire: Wire, exchange: Exchange): Promise<void> {
    const { response, at } = exchange;
    const reading = wire.read(exchange);
    if ("problems" in reading) {
      exchange.recordViolation(reading.problems);
      return sendFailure(response, wire, { kind: "invalid_request", problems: reading.problems });
    }
    const { request } = reading;
    const behaviour = chooseBehaviour(wire, request);
    const notes = log.begin(request, behaviour.kind, at, response);
    await performBehaviour({ request, wire, behaviour, answers, latencyMilliseconds, notes, response });
  }

  function chooseBehaviour(wire: Wire, request: ModelRequest): Behaviour {
    const { key, model } = request;
    if (!acceptsKey(key) || (wire.needsKey && key === null)) return { kind: "unauthorized" };
    if (models && !models.includes(model)) return { kind: "model_not_found" };
    return player.next(request);
  }

  function acceptsKey(key: string | null): boolean {
    return keys === undefined || (key !== null && keys.includes(key));
  }

  const routes: Route[] = [
    ...wires.map(
      (wire): Route => ({
        method: "POST",
        path: wire.path,
        handle: (exchange) => handleCall(wire, exchange),
      }),
    ),
    ...readRoutes({ models: models ?? standardModels, acceptsKey }),
  ];
  const { url, violations, close } = await startLoopbackServer({
    routes,
    ...(options.port !== undefined && { port: options.port }),
  });

  return {
    url,
    openaiUrl: `${url}/v1`,
    geminiUrl: `${url}/v1beta`,
    anthropicUrl: `${url}/v1`,
    calls: log.calls,
    violations,
    mostCallsAtOnce: log.mostAtOnce,
    setScript: (script) => {
      player = playScript(script);
    },
    close,
  };
}
