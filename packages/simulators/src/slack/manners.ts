/** How Slack answers what it does not take: wrong tokens, malformed arguments, too many calls. */
import type { Exchange } from "../loopback/index.ts";
import {
  type Answer,
  type AnyPlatformCall,
  type PlatformManners,
  type RequestLimit,
  RequestWindow,
} from "../platform/index.ts";
import type { Install } from "./records.ts";
import type { AnyCaller, SlackCall, Tier } from "./slack-call.ts";
import { refuse } from "./slack-call.ts";
import type { SlackState } from "./state.ts";

/** `real` is what Slack promises at least: docs.slack.dev/apis/web-api/rate-limits. */
export type Limits = "off" | "real" | RequestLimit;

const minute = 60_000;
const callsOfTier: Readonly<Record<Tier, number>> = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 };

export function slackManners(state: SlackState, limits: Limits): PlatformManners<AnyCaller> {
  return {
    refuse: (problems) => refuseArguments(problems),
    authenticate: (exchange, call) => authenticate(state, exchange, call as SlackCall),
    limit: makeLimit(state, limits),
  };
}

function authenticate(
  state: SlackState,
  exchange: Exchange,
  { caller }: SlackCall,
): { caller: AnyCaller } | { answer: Answer } {
  const value = readToken(exchange);
  if (value === null) return { answer: refuse("not_authed") };
  const app = [...state.apps.values()].find(({ appToken }) => appToken === value);
  if (caller === "app")
    return app
      ? { caller: app }
      : { answer: refuse(value.startsWith("xapp-") ? "invalid_auth" : "not_allowed_token_type") };
  if (app) return { answer: refuse("not_allowed_token_type") };
  const token = state.tokens.get(value);
  if (!token) return { answer: refuse("invalid_auth") };
  if (token.isRevoked) return { answer: refuse("token_revoked") };
  if (!token.install.isActive) return { answer: refuse("account_inactive") };
  if (token.expiresAt !== null && token.expiresAt < state.now()) return { answer: refuse("token_expired") };
  const named = readArgument(exchange, "team_id");
  const { install } = token;
  if (named !== "" && install.enterpriseId !== null && !state.covers(install, named))
    return { answer: refuse("team_access_not_granted") };
  return { caller: { token, install: atHome(state, install, { named, exchange }), namesTeam: named !== "" } };
}

/** A token of an enterprise works in each of its workspaces. */
function atHome(
  state: SlackState,
  install: Install,
  { named, exchange }: { readonly named: string; readonly exchange: Exchange },
): Install {
  if (install.enterpriseId === null) return install;
  const channel = state.channels.get(readArgument(exchange, "channel"));
  const teamId = named || channel?.teamIds.find((id) => state.covers(install, id));
  return teamId ? { ...install, teamId } : install;
}

/** From the header, or as an argument, which Slack takes too. */
export function readToken(exchange: Exchange): string | null {
  const [scheme, bearer] = (exchange.headers.authorization ?? "").split(" ");
  if (scheme === "Bearer" && bearer) return bearer;
  const argument = readArgument(exchange, "token");
  return argument === "" ? null : argument;
}

function readArgument({ body, query, rawBody, headers }: Exchange, name: string): string {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  const fromBody = isForm
    ? new URLSearchParams(rawBody).get(name)
    : (body as Record<string, unknown> | undefined)?.[name];
  return String(fromBody ?? query.get(name) ?? "");
}

/** Which word Slack has for a problem in this argument; for all others it is `invalid_arguments`. */
const words: Readonly<Record<string, string>> = {
  blocks: "invalid_blocks",
  attachments: "invalid_attachments",
  metadata: "invalid_metadata_format",
  markdown_text: "msg_too_long",
  name: "invalid_name",
};

function refuseArguments(problems: readonly string[]): Answer {
  const read = problems.map((problem) => {
    const [, path = "", text = problem] = /^(?:body|query): (?:([\w.]+): )?(.*)$/s.exec(problem) ?? [];
    return { path, text };
  });
  const messages = read.map(({ path, text }) => {
    if (!path.includes(".") && text.includes("received undefined")) return `[ERROR] missing required field: ${path}`;
    return `[ERROR] ${text} [json-pointer:/${path.replaceAll(".", "/")}]`;
  });
  const code = read.map(({ path }) => words[path.split(".")[0] ?? ""]).find((word) => word !== undefined);
  return refuse(code ?? "invalid_arguments", { response_metadata: { messages } });
}

function makeLimit(state: SlackState, limits: Limits): NonNullable<PlatformManners<AnyCaller>["limit"]> {
  if (limits === "off") return () => null;
  const windows = new Map<string, RequestWindow>();
  const windowOf = (name: string, limit: RequestLimit) => {
    const window = windows.get(name) ?? new RequestWindow(limit);
    windows.set(name, window);
    return window;
  };
  return (exchange, call) => {
    const { path, tier } = call as AnyPlatformCall<AnyCaller> & SlackCall;
    const token = readToken(exchange) ?? "";
    const limit = limits === "real" ? { calls: callsOfTier[tier], windowMilliseconds: minute } : limits;
    const waits = [windowOf(path, limit).take(token, state.now())];
    if (limits === "real" && path === "/chat.postMessage") {
      const key = `${token} ${readArgument(exchange, "channel")}`;
      waits.push(windowOf("channel", { calls: 1, windowMilliseconds: 1_000 }).take(key, state.now()));
    }
    const wait = Math.max(...waits);
    if (wait === 0) return null;
    const headers = { "retry-after": String(Math.ceil(wait / 1_000)) };
    return { status: 429, headers, body: { ok: false, error: "ratelimited" } };
  };
}
