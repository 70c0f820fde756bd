/** Starts a simulated platform: its calls, the schemas that guard them, its limits and its faults. */
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import {
  type Exchange,
  type LoopbackServer,
  listProblems,
  type Route,
  startLoopbackServer,
} from "../loopback/index.ts";
import { CallFaults } from "./faults.ts";
import type { Answer, AnyPlatformCall, CallRequest, PlatformCall } from "./platform-call.ts";
import { readBody } from "./read-body.ts";

/** How a platform says no. Each has its own words for it. */
export interface PlatformManners<Caller> {
  /** The answer to a request that its schemas refuse. */
  refuse(problems: readonly string[], call: AnyPlatformCall<Caller>): Answer;
  /** Whose token it is, or the answer to a wrong one. */
  authenticate(
    exchange: Exchange,
    call: AnyPlatformCall<Caller>,
  ): { readonly caller: Caller } | { readonly answer: Answer };
  /** The answer to a call over the platform's limits; null when it may go on. */
  limit?(exchange: Exchange, call: AnyPlatformCall<Caller>): Answer | null;
}

export interface PlatformOptions<Caller> extends PlatformManners<Caller> {
  readonly calls: readonly AnyPlatformCall<Caller>[];
  /** What stands before every call's path, for example `/api`. */
  readonly basePath: string;
  /** Routes beside the API: pages for people, files, the simulator's own controls. They come first and have no schemas. */
  readonly routes?: readonly Route[];
  /** A free one is taken if left out. */
  readonly port?: number;
}

export interface Platform extends LoopbackServer {
  readonly faults: CallFaults;
  /** How often each call was made, by its name; calls that a limit or a fault refused included. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Serves a platform's API on loopback. A request that breaks a schema is recorded as a violation and refused in the platform's words.
 * @throws when the port is taken, or when two calls share a method and path
 */
export async function startPlatform<Caller>(options: PlatformOptions<Caller>): Promise<Platform> {
  const { calls, basePath, routes = [], port } = options;
  const faults = new CallFaults();
  const counts = new Map<string, number>();

  const answerCall = async (call: AnyPlatformCall<Caller>, pattern: RegExp, exchange: Exchange): Promise<void> => {
    counts.set(call.name, (counts.get(call.name) ?? 0) + 1);
    const fault = faults.take(exchange.method);
    if (faults.slowMilliseconds > 0) await wait(faults.slowMilliseconds);
    if (fault?.kind === "failed") return send(exchange, fault.answer);
    const answer = await perform(options, call, pattern, exchange);
    if (fault?.kind === "lost") exchange.response.destroy();
    else send(exchange, answer);
  };

  const api = calls.map((call): Route & { readonly template: string } => {
    const pattern = patternOf(basePath + call.path);
    return {
      template: `${call.method} ${call.path}`,
      method: call.method,
      path: pattern,
      handle: (exchange) => answerCall(call, pattern, exchange),
    };
  });
  const doubles = api.filter(({ template }, index) => api.findIndex((other) => other.template === template) !== index);
  if (doubles.length > 0) throw new Error(`Two calls share ${doubles.map(({ template }) => template).join(", ")}`);
  const server = await startLoopbackServer({
    // A fixed path comes before one with a part that may be anything.
    routes: [...routes, ...api.sort((one, other) => countParts(one.template) - countParts(other.template))],
    ...(port !== undefined && { port }),
  });
  return Object.assign(server, { faults, counts });
}

async function perform<Caller>(
  manners: PlatformManners<Caller>,
  call: AnyPlatformCall<Caller>,
  pattern: RegExp,
  exchange: Exchange,
): Promise<Answer> {
  const who = call.authenticated === false ? { caller: undefined as Caller } : manners.authenticate(exchange, call);
  if ("answer" in who) return who.answer;
  const refused = manners.limit?.(exchange, call);
  if (refused) return refused;
  const read = await readBody(exchange);
  // The list of calls mixes schemas of every type; each call's own function knows its own.
  const { query: querySchema, body: bodySchema, run } = call as unknown as PlatformCall<unknown, unknown, Caller>;
  const query = (querySchema ?? z.strictObject({})).safeParse(Object.fromEntries(exchange.query));
  const body = (bodySchema ?? z.unknown()).safeParse(read.body);
  const problems = [...problemsOf("query", query), ...problemsOf("body", body)];
  if (problems.length > 0) {
    exchange.recordViolation(problems.map((problem) => `${call.name}: ${problem}`));
    return manners.refuse(problems, call);
  }
  const matched = pattern.exec(exchange.path)?.groups ?? {};
  const parameters = Object.fromEntries(
    Object.entries(matched).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  const request: CallRequest<unknown, unknown, Caller> = {
    parameters,
    query: query.data,
    body: body.data,
    files: read.files,
    caller: who.caller,
    exchange,
  };
  return await run(request);
}

function problemsOf(place: string, result: z.ZodSafeParseResult<unknown>): string[] {
  return result.success ? [] : listProblems(result.error).map((problem) => `${place}: ${problem}`);
}

function send({ response }: Exchange, { status, body, headers = {} }: Answer): void {
  if (body === undefined) return void response.writeHead(status, headers).end();
  if (Buffer.isBuffer(body)) return void response.writeHead(status, headers).end(body);
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(text);
}

/** `/cards/{id}` as an expression whose groups are the parts. */
function patternOf(template: string): RegExp {
  const source = template
    .split(/(\{\w+\})/)
    .map((part) =>
      /^\{\w+\}$/.test(part) ? `(?<${part.slice(1, -1)}>[^/]+)` : part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${source}$`);
}

function countParts(template: string): number {
  return template.split("{").length - 1;
}
