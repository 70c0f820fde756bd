import { type Exchange, type Route, sendJson } from "../loopback/index.ts";
import { listOllamaModels, ollamaVersion } from "./ollama/ollama-answers.ts";
import { openaiWire } from "./openai/openai-wire.ts";
import { type Reply, readBearer } from "./wire.ts";

interface ReadRoutesOptions {
  readonly models: readonly string[];
  readonly acceptsKey: (key: string | null) => boolean;
}

/** The operations that only read: the models of OpenAI and Ollama, and Ollama's version. None takes any input. */
export function readRoutes({ models, acceptsKey }: ReadRoutesOptions): Route[] {
  const created = Date.UTC(2026, 0, 15) / 1000;
  const openaiModels = {
    object: "list",
    data: models.map((id) => ({ id, object: "model", created, owned_by: "scripted" })),
  };

  function answerOpenai(exchange: Exchange): Reply {
    const problems = findInput(exchange);
    if (problems.length > 0) return openaiWire.fail({ kind: "invalid_request", problems });
    if (!acceptsKey(readBearer(exchange))) return openaiWire.fail({ kind: "unauthorized" });
    return { status: 200, headers: {}, body: openaiModels };
  }

  function answerOllama(exchange: Exchange, body: unknown): Reply {
    const problems = findInput(exchange);
    if (problems.length > 0) return { status: 400, headers: {}, body: { error: problems.join("; ") } };
    return { status: 200, headers: {}, body };
  }

  return [
    readRoute(/^\/v1\/models$/, answerOpenai),
    readRoute(/^\/api\/tags$/, (exchange) => answerOllama(exchange, listOllamaModels(models))),
    readRoute(/^\/api\/version$/, (exchange) => answerOllama(exchange, ollamaVersion)),
  ];
}

function readRoute(path: RegExp, answer: (exchange: Exchange) => Reply): Route {
  return {
    method: "GET",
    path,
    handle(exchange) {
      const { status, body, headers } = answer(exchange);
      sendJson(exchange.response, status, body, headers);
    },
  };
}

/** Records and returns what a request brings although it should bring nothing. */
function findInput(exchange: Exchange): string[] {
  const problems = [...exchange.query.keys()].map((name) => `${name}: no parameter is known`);
  if (exchange.rawBody !== "") problems.push("no body is expected");
  if (problems.length > 0) exchange.recordViolation(problems);
  return problems;
}
