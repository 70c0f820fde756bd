import { EurekaError, notFound } from "@eureka/contracts/errors";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { exampleTokens, type SessionTokens, sessionTokensSchema } from "@eureka/contracts/session";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { openSession } from "./open-session.ts";
import { publicPrincipal } from "./public-principal.ts";
import { signingKeysOf } from "./signing-keys.ts";
import { listMemberships } from "./users.store.ts";

/** Signs the same person in to another of his organizations. The session in this one goes on. */
export const switchOrganization = defineOperation({
  name: "session.switch",
  summary: "Sign in to another of your organizations",
  input: z.strictObject({ organizationId: idSchema("organization"), device: z.string().trim().max(200).optional() }),
  output: sessionTokensSchema,
  permission: "authenticated",
  effect: "write",
  http: { method: "POST", path: "/sessions/switch", status: 201 },
  secretOutput: ["accessToken", "refreshToken"],
  example: { input: { organizationId: exampleTokens.organizationId }, output: exampleTokens },
  prepare: (context) => signingKeysOf(context.ports).signer(),
  async run(context, input, _target, signer) {
    const { userId, memberId, actor } = context.principal;
    if (actor.type !== "user" || !userId || !memberId) throw new EurekaError("authentication.required");
    if (input.organizationId !== context.organizationId) return openThere(context, userId, input);
    return openSession(context, memberId, input.device ?? null, signer);
  },
});

interface Destination {
  readonly organizationId: Id<"organization">;
  readonly device?: string | undefined;
}

/** Runs this operation once more as the member of the other organization, so that it is audited there as well. */
async function openThere(context: Context, userId: Id<"user">, destination: Destination): Promise<SessionTokens> {
  const { organizationId } = destination;
  const memberships = await listMemberships(context.transaction, userId);
  const membership = memberships.find((candidate) => candidate.organizationId === organizationId);
  if (!membership) throw notFound("organization", organizationId);
  const answer = await context.application.run({
    operation: "session.switch",
    input: destination,
    credential: { kind: "principal", principal: publicPrincipal(organizationId, membership.memberId, userId) },
    request: context.request,
  });
  return sessionTokensSchema.parse(answer.output);
}
