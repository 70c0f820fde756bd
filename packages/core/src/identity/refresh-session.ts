import { EurekaError } from "@eureka/contracts/errors";
import { exampleTokens, sessionTokensSchema } from "@eureka/contracts/session";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { endSessions } from "./end-sessions.ts";
import { continueSession, hashRefreshToken } from "./open-session.ts";
import { findRefreshTokenOwner, selectSession, selectSpentToken, spendRefreshToken } from "./sessions.store.ts";
import { signingKeysOf } from "./signing-keys.ts";

/** Two tabs of one person may race; after so many milliseconds a repetition means that somebody has a copy. */
const raceMs = 10_000;

/** Exchanges a refresh token for new tokens. A token works once; its late reuse ends the whole session. */
export const refreshSession = defineOperation({
  name: "session.refresh",
  summary: "Exchange a refresh token for new tokens",
  description:
    "A repetition within ten seconds is only refused; a later one ends the session, because the token was copied.",
  input: z.strictObject({ refreshToken: z.string().min(1).max(200) }),
  output: sessionTokensSchema,
  permission: "public",
  effect: "write",
  http: { method: "POST", path: "/sessions/refresh" },
  secretOutput: ["accessToken", "refreshToken"],
  example: { input: { refreshToken: exampleTokens.refreshToken }, output: exampleTokens },
  prepare: async (context, input) => ({
    tokenHash: hashRefreshToken(input.refreshToken),
    signer: await signingKeysOf(context.ports).signer(),
  }),
  async resolve(context, _input, { tokenHash }) {
    const owner = await findRefreshTokenOwner(context.transaction, tokenHash);
    if (!owner) throw new EurekaError("authentication.invalid");
    const { organizationId, memberId, sessionId } = owner;
    const actor = { type: "user", id: memberId } as const;
    return { organizationId, actor, memberId, userId: null, sessionId, grants: [], keyScopes: null };
  },
  async run(context, _input, _target, { tokenHash, signer }) {
    const sessionId = await spendRefreshToken(context.transaction, tokenHash, context.clock.now());
    if (!sessionId) return refuseSpentToken(context, tokenHash);
    const session = await selectSession(context.transaction, sessionId, { lock: true });
    if (!session) throw new EurekaError("authentication.invalid");
    return continueSession(context, session, signer);
  },
});

async function refuseSpentToken(context: Context, tokenHash: string): Promise<never> {
  const token = await selectSpentToken(context.transaction, tokenHash);
  const now = context.clock.now().getTime();
  if (token?.usedAt && now - token.usedAt.getTime() > raceMs) {
    // In a transaction of its own, because the refusal rolls this one back.
    await context.application.transact(
      context.organizationId,
      "identity.end-copied-session",
      (own) => endSessions(own, { id: token.sessionId }, "token_reused"),
      context.request,
    );
  }
  throw new EurekaError("session.refresh_refused");
}
