import { EurekaError, invalidField } from "@eureka/contracts/errors";
import { acceptedInvitationSchema, invitationAcceptSchema } from "@eureka/contracts/invitation";
import { hashPassword, sha256Hex } from "@eureka/kit/crypto";
import { defineOperation, type PreparationContext } from "../operations/index.ts";
import type { IdentityDependencies } from "./dependencies.ts";
import { keepExistingPlaces } from "./invitation-view.ts";
import { findInvitation, spendInvitation } from "./invitations.store.ts";
import { type JoiningPerson, joinOrganization, newPersonIds } from "./join-organization.ts";
import { checkPassword, limitProofs } from "./prove-password.ts";
import { publicPrincipal } from "./public-principal.ts";
import { findUserForSignIn } from "./users.store.ts";

/** Joins an organization by an invitation. A person who has a password here proves it; a new one chooses it. */
export const acceptInvitation = ({ initializeWorkspace, locateBoard }: IdentityDependencies) =>
  defineOperation({
    name: "invitation.accept",
    summary: "Join an organization by an invitation",
    input: invitationAcceptSchema,
    output: acceptedInvitationSchema,
    permission: "public",
    proof: "token",
    effect: "write",
    http: { method: "POST", path: "/invitations/accept" },
    example: {
      input: {
        token: "9k2m4p6r8t0v2x4z6a8c0e2g4j6m8p0r2t4v6x8z0a2c4e6g8j0m",
        name: "Bo Example",
        password: "a long phrase that only you know",
      },
      output: {
        organizationId: "org_01k8z7v3q8e9mbtz5a6rx4w2yc",
        memberId: "mem_01k8z7v3q8e9mbtz5a6rx4w2yd",
        email: "bo@example.com",
      },
    },
    async prepare(context, input) {
      const tokenHash = sha256Hex(input.token);
      const found = await context.ports.database.withPlatform((transaction) => findInvitation(transaction, tokenHash));
      if (!found) throw new EurekaError("invitation.unusable");
      // Whoever made the invitation has its link: it must not become a way to guess the invited person's password.
      await limitProofs(context, found.email);
      const person = await identifyInvited(context, found.email, input);
      return { tokenHash, organizationId: found.organizationId, email: found.email, person };
    },
    resolve: async (_context, _input, { organizationId, person }) =>
      publicPrincipal(organizationId, person.memberId, person.userId),
    async run(context, _input, _target, { tokenHash, organizationId, email, person }) {
      const invitation = await spendInvitation(context.transaction, tokenHash, context.clock.now());
      if (!invitation) throw new EurekaError("invitation.unusable");
      const grants = await keepExistingPlaces(context, invitation.grants, locateBoard);
      const member = await joinOrganization(context, person, grants, initializeWorkspace);
      context.emit({
        type: "invitation.accepted",
        subject: { type: "invitation", id: invitation.id },
        data: { memberId: member.id },
      });
      return { organizationId, memberId: member.id, email };
    },
  });

interface Answer {
  readonly name?: string | undefined;
  readonly handle?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly password: string;
}

async function identifyInvited(context: PreparationContext, email: string, answer: Answer): Promise<JoiningPerson> {
  const { handle, name, timeZone = "UTC" } = answer;
  const ids = newPersonIds(context.clock.now().getTime());
  const user = await context.ports.database.withPlatform((transaction) => findUserForSignIn(transaction, email));
  if (user) {
    const { userId } = await checkPassword(user, answer.password);
    const fallback = email.slice(0, email.indexOf("@"));
    return { userId, memberId: ids.memberId, name: name ?? fallback, handle, timeZone, newUser: null };
  }
  if (!name) throw invalidField("name", "required", "is needed for a new person");
  const passwordHash = await hashPassword(answer.password);
  return { ...ids, name, handle, timeZone, newUser: { email, passwordHash } };
}
