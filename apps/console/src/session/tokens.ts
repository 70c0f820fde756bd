/**
 * The access token of this tab. It lives in memory only; the refresh token lives in a cookie that no script can read. All tabs share
 * that cookie and each use of it makes a new one, so that refreshing happens under a Web Lock: one tab after the other.
 */
import { createEurekaClient, EurekaApiError, type Output } from "@eureka/sdk";
import { forgetSessionMark, markSession, readSessionMark, unmarkSession } from "./session-mark.ts";

interface Token {
  readonly text: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly expiresAt: number;
}

/** So many milliseconds before its end a token is renewed: no call leaves with one that ends on its way. */
const margin = 30_000;
const lockName = "eureka-session";

/** Asks the server to keep the refresh token in the cookie. */
const cookieHeaders = { "eureka-session": "cookie" };

/** What ends or begins a session. It sends no access token of its own. */
export const sessionClient = createEurekaClient({
  baseUrl: window.location.origin,
  headers: cookieHeaders,
  retries: 1,
});

type SessionTokens = Output<"session.refresh">;

let token: Token | null = null;
/** Of which organization the tokens of this tab are. */
let organizationId: string | null = null;
let refreshing: Promise<boolean> | null = null;
/** Calls that wait until somebody has signed in again. */
const waiting = new Set<(isSignedIn: boolean) => void>();

/** Takes the tokens that signing in, switching or an invitation answered. */
export function keepTokens(answer: SessionTokens): void {
  if (answer.accessToken === null) return;
  organizationId = answer.organizationId;
  markSession();
  // Counted from now: the clocks of server and browser may differ.
  const lifetime = Math.max(60_000, Math.min(600_000, Date.parse(answer.accessTokenExpiresAt) - Date.now()));
  token = { text: answer.accessToken, expiresAt: Date.now() + lifetime };
  endWaiting(true);
}

/** The next call asks for a new one. */
export function forgetToken(): void {
  token = null;
}

/** Nobody is signed in any more. */
export function forgetTokens(): void {
  token = null;
  organizationId = null;
  unmarkSession();
  endWaiting(false);
}

/**
 * For a call that was refused because the session has ended: true once the same person has signed in again over the page, false when he
 * left instead, and at once where nobody was signed in. Throws the signal's reason when it is aborted.
 */
export function waitForSignIn(signal?: AbortSignal | null): Promise<boolean> {
  if (organizationId === null) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    const end = (isSignedIn: boolean) => {
      signal?.removeEventListener("abort", leave);
      resolve(isSignedIn);
    };
    const leave = () => {
      waiting.delete(end);
      reject(signal?.reason);
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", leave, { once: true });
    waiting.add(end);
  });
}

function endWaiting(isSignedIn: boolean): void {
  const ends = [...waiting];
  waiting.clear();
  for (const end of ends) end(isSignedIn);
}

/** A token that is good for a while, or null when nobody is signed in. Throws when the server cannot be reached. */
export async function getAccessToken(): Promise<string | null> {
  if (token && token.expiresAt - margin > Date.now()) return token.text;
  await refresh();
  return token?.text ?? null;
}

export interface RefreshOptions {
  /** Tries the cookie where nothing says that there is one, nor that there is none. */
  readonly isGuess?: boolean;
}

/**
 * Gets a new access token by the cookie. False when the session has ended, and without asking where nobody signed in; throws when the
 * server cannot be reached.
 */
export function refresh({ isGuess = false }: RefreshOptions = {}): Promise<boolean> {
  const mark = readSessionMark();
  if (mark === "ended" || (mark === null && !isGuess && organizationId === null)) {
    token = null;
    return Promise.resolve(false);
  }
  refreshing ??= withLock(async () => {
    try {
      // Without a token in the input the server takes the cookie's.
      const { output } = await sessionClient.request("session.refresh");
      const answer = output as SessionTokens;
      // Another tab has switched the organization: what this one shows is of the one before.
      if (organizationId !== null && organizationId !== answer.organizationId) window.location.assign("/");
      keepTokens(answer);
      return true;
    } catch (error) {
      if (!(error instanceof EurekaApiError) || error.status >= 500 || error.status === 429) throw error;
      token = null;
      if (error.code === "session.refresh_refused") forgetSessionMark();
      else unmarkSession();
      return false;
    }
  }).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Browsers give locks only to secure origins and the own machine; elsewhere a tab is on its own. */
function withLock<Result>(work: () => Promise<Result>): Promise<Result> {
  return "locks" in navigator ? navigator.locks.request(lockName, work) : work();
}
