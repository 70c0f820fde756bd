/** Which of the webhooks of a token are ours and in use, which are left over, and which are none of our business. Pure. */
import type { PlatformHook } from "@eureka/connector-sdk";
import type { Id } from "@eureka/contracts/ids";
import type { PlatformHookFacts } from "@eureka/contracts/platform-hook";

export interface HookFacts {
  /** Where this installation answers, without a slash at its end. */
  readonly publicUrl: string;
  /** Where the connection's deliveries arrive, below that; nobody else's path has its key. */
  readonly hookPath: string;
  /** Below which paths of this installation the connector's deliveries of all connections arrive. */
  readonly ourPrefix: string;
  /** Addresses of ours that name no connection. */
  readonly earlierPaths: readonly string[];
  /** The connection's boards by their ids on the platform. */
  readonly boards: ReadonlyMap<string, Id<"board">>;
  /** Keys in addresses of ours that lead to no connection of anybody. */
  readonly deadKeys: ReadonlySet<string>;
}

export function classifyHook(hook: PlatformHook, facts: HookFacts): PlatformHookFacts {
  const { platformHookId, watchedId, callbackUrl, active } = hook;
  const state = judge(hook, facts);
  return {
    platformHookId,
    watchedId,
    boardId: facts.boards.get(watchedId) ?? null,
    callbackUrl: state === "other" ? hostOf(callbackUrl) : callbackUrl,
    active,
    state,
  };
}

/** Only what certainly helps nobody is stale: several connections, also of other organizations, may share one token. */
function judge({ watchedId, callbackUrl }: PlatformHook, facts: HookFacts): PlatformHookFacts["state"] {
  const { publicUrl, hookPath, earlierPaths, boards, deadKeys } = facts;
  const isConnected = boards.has(watchedId);
  if (callbackUrl === publicUrl + hookPath) return isConnected ? "in_use" : "stale";
  // The same key at another host: where this installation answered before.
  if (pathOf(callbackUrl) === hookPath) return "stale";
  if (earlierPaths.some((path) => callbackUrl === publicUrl + path)) return isConnected ? "stale" : "other";
  const key = keyOf(callbackUrl, facts);
  return key !== null && deadKeys.has(key) ? "stale" : "other";
}

/** The key of an address of ours, whoever's connection it is; null for any other address. */
export function keyOf(callbackUrl: string, { publicUrl, ourPrefix }: Pick<HookFacts, "publicUrl" | "ourPrefix">) {
  const prefix = publicUrl + ourPrefix;
  const key = callbackUrl.startsWith(prefix) ? callbackUrl.slice(prefix.length) : "";
  return /^[\w-]+$/.test(key) ? key : null;
}

function pathOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).pathname : null;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "";
}
