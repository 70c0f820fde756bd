/**
 * Browsers keep the refresh token in a cookie that scripts cannot read. A client asks for that with the header
 * `Eureka-Session: cookie`, which a foreign page cannot send without a permission that this server never gives; programs get and
 * send the token in JSON.
 */
import type { FastifyReply, FastifyRequest } from "fastify";

const header = "eureka-session";
const refreshDays = 30;

/** Operations that answer a refresh token. */
const givers = new Set(["session.create", "session.refresh", "session.switch", "invitation.accept"]);
/** Operations that need one. */
const takers = new Set(["session.refresh"]);

/** Fills the refresh token of the input from the cookie. */
export function takeRefreshToken(operation: string, request: FastifyRequest, input: Record<string, unknown>): void {
  if (!takers.has(operation) || !wantsCookie(request)) return;
  const token = request.cookies[cookieName(request)];
  if (token && input.refreshToken === undefined) input.refreshToken = token;
}

/** Moves the refresh token of the output into the cookie. */
export function keepRefreshToken(
  operation: string,
  request: FastifyRequest,
  reply: FastifyReply,
  output: unknown,
): unknown {
  if (!wantsCookie(request)) return output;
  if (operation === "session.revoke_all" && endsOwnSession(request))
    reply.clearCookie(cookieName(request), { path: "/" });
  if (!givers.has(operation) || typeof output !== "object" || output === null || !("refreshToken" in output))
    return output;
  const { refreshToken } = output;
  if (typeof refreshToken !== "string") return output;
  reply.setCookie(cookieName(request), refreshToken, {
    httpOnly: true,
    secure: request.protocol === "https",
    sameSite: "strict",
    path: "/",
    maxAge: refreshDays * 86_400,
  });
  return { ...output, refreshToken: null };
}

/** Somebody who signs another member out, or every device but this one, goes on here. */
function endsOwnSession({ body }: FastifyRequest): boolean {
  const { keepCurrent, memberId } = (body ?? {}) as { keepCurrent?: unknown; memberId?: unknown };
  return keepCurrent !== true && memberId === undefined;
}

function wantsCookie(request: FastifyRequest): boolean {
  return request.headers[header] === "cookie";
}

// Browsers accept the __Host- prefix only with Secure, so plain http on the own machine goes without it.
function cookieName(request: FastifyRequest): string {
  return request.protocol === "https" ? "__Host-eureka_refresh" : "eureka_refresh";
}
