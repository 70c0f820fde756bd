import { EurekaError } from "@eureka/contracts/errors";
import { exampleTokens, sessionCreateSchema, sessionTokensSchema } from "@eureka/contracts/session";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import { openSession } from "./open-session.ts";
import { provePassword } from "./prove-password.ts";
import { publicPrincipal } from "./public-principal.ts";
import { signingKeysOf } from "./signing-keys.ts";
import { listMemberships, type Membership, touchLogin, updatePassword } from "./users.store.ts";

/** Signs in. Which organizations a person belongs to is told only to somebody who knew the password. */
export const createSession = defineOperation({
  name: "session.create",
  summary: "Sign in with e-mail address and password",
  description:
    "A person in several organizations names one; without it the answer is session.organization_required, with each organization under errors (code = id, message = name).",
  input: sessionCreateSchema,
  output: sessionTokensSchema,
  permission: "public",
  effect: "write",
  http: { method: "POST", path: "/sessions", status: 201 },
  secretOutput: ["accessToken", "refreshToken"],
  example: {
    input: { email: "ann@example.com", password: "a long phrase that only you know", device: "Firefox on Linux" },
    output: exampleTokens,
  },
  async prepare(context, input) {
    const user = await provePassword(context, input.email, input.password);
    const memberships = await membershipsOf(context, user.userId);
    const membership = chooseMembership(memberships, input.organizationId);
    return { user, membership, signer: await signingKeysOf(context.ports).signer() };
  },
  resolve: async (_context, _input, { user, membership }) =>
    publicPrincipal(membership.organizationId, membership.memberId, user.userId),
  async run(context, input, _target, { user, membership, signer }) {
    const now = context.clock.now();
    await touchLogin(context.transaction, user.userId, now);
    if (user.newPasswordHash) await updatePassword(context.transaction, user.userId, user.newPasswordHash, now);
    return openSession(context, membership.memberId, input.device ?? null, signer);
  },
});

function membershipsOf(context: PreparationContext, userId: `usr_${string}`): Promise<Membership[]> {
  return context.ports.database.withPlatform((transaction) => listMemberships(transaction, userId));
}

function chooseMembership(memberships: readonly Membership[], organizationId: string | undefined): Membership {
  const choice = organizationId
    ? memberships.filter((membership) => membership.organizationId === organizationId)
    : memberships;
  const [first, second] = choice;
  if (!first) throw new EurekaError("authentication.wrong_credentials");
  if (!second) return first;
  const errors = choice.map((membership) => ({
    path: "organizationId",
    code: membership.organizationId,
    message: membership.organizationName,
  }));
  throw new EurekaError("session.organization_required", { count: choice.length }, { errors });
}
