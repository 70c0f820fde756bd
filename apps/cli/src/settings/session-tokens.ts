/** Keeps the access token of a stored session valid. */
import { setTimeout as wait } from "node:timers/promises";
import { say } from "@eureka/contracts/words";
import { createEurekaClient, EurekaApiError, type Output } from "@eureka/sdk";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { readCredentials, type StoredSession, writeCredentials } from "./credentials-file.ts";

/** A token that ends within this time is exchanged before it is used. */
const marginMilliseconds = 30_000;
/** How long another process of this command may take to write the tokens that it got. */
const raceMilliseconds = 3_000;

/** The stored access token, or a new one. Throws a CommandError when the session has ended. */
export async function accessTokenOf(context: CommandContext, url: string): Promise<string> {
  const session = await readSession(context);
  return isFresh(session) ? session.accessToken : exchange(context, url, session);
}

async function exchange(context: CommandContext, url: string, session: StoredSession): Promise<string> {
  try {
    const tokens = await createEurekaClient({ baseUrl: url }).call("session.refresh", {
      refreshToken: session.refreshToken,
    });
    const next = sessionOf(tokens);
    await writeCredentials(context, { url, session: next });
    return next.accessToken;
  } catch (error) {
    if (!(error instanceof EurekaApiError) || error.status !== 401) throw error;
    // A refresh token works once: another process of this command may have been quicker with it.
    if (error.code === "session.refresh_refused") return awaitOther(context, session);
    throw new CommandError(say("cli.session_ended"));
  }
}

async function awaitOther(context: CommandContext, spent: StoredSession): Promise<string> {
  const deadline = Date.now() + raceMilliseconds;
  while (Date.now() < deadline) {
    const session = await readSession(context);
    if (session.refreshToken !== spent.refreshToken && isFresh(session)) return session.accessToken;
    await wait(100);
  }
  throw new CommandError(say("cli.session_ended"));
}

async function readSession(context: CommandContext): Promise<StoredSession> {
  const stored = await readCredentials(context);
  if (!stored || !("session" in stored)) throw new CommandError(say("cli.not_signed_in"));
  return stored.session;
}

function isFresh(session: StoredSession): boolean {
  return Date.parse(session.accessTokenExpiresAt) - marginMilliseconds > Date.now();
}

/** What is kept of the tokens that the server gave. */
export function sessionOf(tokens: Output<"session.create">): StoredSession {
  const { sessionId, accessToken, accessTokenExpiresAt, refreshToken } = tokens;
  if (accessToken === null || refreshToken === null) throw new CommandError(say("cli.session_ended"));
  return { id: sessionId, refreshToken, accessToken, accessTokenExpiresAt };
}
