/** One method of the Web API, as data, and how it becomes calls of the frame. */
import { z } from "zod";
import type { Exchange } from "../loopback/index.ts";
import { type Answer, type AnyPlatformCall, definePlatformCall } from "../platform/index.ts";
import type { AppSettings } from "./app-settings.ts";
import type { Install, Token } from "./records.ts";
import { refusal, SlackRefusal } from "./refusal.ts";

/** Whom a token stands for. */
export interface Caller {
  readonly token: Token;
  /** For the token of an enterprise: at home in the workspace that the call names or whose channel it is about. */
  readonly install: Install;
  /** Whether the call says in which workspace it shall be done. */
  readonly namesTeam: boolean;
}

export interface SlackRequest<Arguments, Who> {
  readonly args: Arguments;
  readonly caller: Who;
  /** The scopes of the token hold this one, or the call ends with `missing_scope`. */
  requireScope(scope: string): void;
  readonly exchange: Exchange;
}

/** Slack's tiers: calls a minute for one token and method; "special" ones have rules of their own. */
export type Tier = 1 | 2 | 3 | 4 | "special";

interface Method {
  readonly name: string;
  readonly tier: Tier;
  /** Also served to GET, with its arguments in the query, as Slack does for what only reads. */
  readonly reads?: boolean;
  readonly malformed: Readonly<Record<string, unknown>>;
}

export interface SlackMethod<Arguments> extends Method {
  readonly arguments: z.ZodType<Arguments>;
  /** What every caller needs. */
  readonly scope?: string;
  run(request: SlackRequest<Arguments, Caller>): object | Promise<object>;
}

export interface OpenMethod<Arguments> extends Method {
  readonly arguments: z.ZodType<Arguments>;
  run(request: SlackRequest<Arguments, undefined>): object | Promise<object>;
}

export interface AppMethod<Arguments> extends Method {
  readonly arguments: z.ZodType<Arguments>;
  run(request: SlackRequest<Arguments, AppSettings>): object | Promise<object>;
}

export type AnyCaller = Caller | AppSettings | undefined;

/** A call of the frame that still knows what it is in Slack's words. */
export type SlackCall = AnyPlatformCall<AnyCaller> & {
  readonly tier: Tier;
  readonly caller: "token" | "app" | "nobody";
};

/** A method that a bot's or a person's token may call. */
export function defineMethod<Arguments>(method: SlackMethod<Arguments>): SlackCall[] {
  const { scope, run } = method;
  return makeCalls(method, "token", (request) => {
    if (scope !== undefined) request.requireScope(scope);
    return run(request as SlackRequest<Arguments, Caller>);
  });
}

/** A method of the app-level token. */
export function defineAppMethod<Arguments>(method: AppMethod<Arguments>): SlackCall[] {
  return makeCalls(method, "app", (request) => method.run(request as SlackRequest<Arguments, AppSettings>));
}

/** A method without a token. */
export function defineOpenMethod<Arguments>(method: OpenMethod<Arguments>): SlackCall[] {
  return makeCalls(method, "nobody", (request) => method.run(request as SlackRequest<Arguments, undefined>));
}

/** What clients add to any call: the workspace is for tokens of a whole enterprise, and others may name theirs. */
const commonArguments = ["token", "team_id", "pretty"];

function makeCalls<Arguments>(
  method: Method & { readonly arguments: z.ZodType<Arguments> },
  caller: SlackCall["caller"],
  run: (request: SlackRequest<Arguments, AnyCaller>) => object | Promise<object>,
): SlackCall[] {
  const schema = z.preprocess(withoutCommonArguments, method.arguments);
  const answer = async (args: Arguments, who: AnyCaller, exchange: Exchange): Promise<Answer> => {
    try {
      const requireScope = (scope: string) => demandScope(who, scope);
      return { status: 200, body: { ok: true, ...(await run({ args, caller: who, requireScope, exchange })) } };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return refuse(error.code, error.details);
    }
  };
  const path = `/${method.name}`;
  const common = { path, authenticated: caller !== "nobody" };
  const post = definePlatformCall<Record<string, string>, Arguments, AnyCaller>({
    ...common,
    name: method.name,
    method: "POST",
    body: schema,
    malformed: { body: method.malformed },
    run: ({ body, caller: who, exchange }) => answer(body, who, exchange),
  });
  const get = definePlatformCall<Arguments, unknown, AnyCaller>({
    ...common,
    name: `GET ${method.name}`,
    method: "GET",
    query: schema,
    malformed: { query: asForm(method.malformed) },
    run: ({ query, caller: who, exchange }) => answer(query, who, exchange),
  });
  return (method.reads ? [post, get] : [post]).map((call) => Object.assign(call, { tier: method.tier, caller }));
}

/** A call without a body has no arguments; the token was read before. */
function withoutCommonArguments(value: unknown): unknown {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object") return value;
  const rest: Record<string, unknown> = { ...value };
  for (const name of commonArguments) delete rest[name];
  return rest;
}

function demandScope(who: AnyCaller, scope: string): void {
  const provided = who && "token" in who ? who.token.scopes : [];
  if (!provided.includes(scope)) throw refusal("missing_scope", { needed: scope, provided: provided.join(",") });
}

/** Slack's refusal: the status is 200 all the same. */
export function refuse(code: string, details: Readonly<Record<string, unknown>> = {}): Answer {
  return { status: 200, body: { ok: false, error: code, ...details } };
}

export function asForm(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}
