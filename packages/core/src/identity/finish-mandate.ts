import { installFinishSchema } from "@eureka/contracts/connection";
import { EurekaError } from "@eureka/contracts/errors";
import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { exampleMember } from "@eureka/contracts/member";
import { nameOfPerson } from "@eureka/contracts/people";
import { exchangeMandate, holdsOverOrganization, keepMandate } from "../connections/index.ts";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { loadExternalIdentity } from "./external-identity-view.ts";
import { linkIdentity } from "./link-identity.ts";
import { resolveExternalIdentity } from "./resolve-external-identity.ts";

/** Keeps the mandate of a person who has consented, and links the account that turned out to be hers. */
export const finishMandate = defineOperation({
  name: "mandate.finish",
  summary: "Let us write on a platform in your name, once you have consented there",
  description:
    "Takes what the platform sent back to the redirect address. Only whoever began can finish, in the same session, once, within ten minutes. The account over there is linked to you.",
  input: installFinishSchema,
  output: externalIdentitySchema,
  permission: "external_identity:link",
  effect: "write",
  http: { method: "POST", path: "/mandates/finish" },
  example: {
    input: { state: "q3zk7m2v8f5x1n6p4r9t0w2y5d", code: "a180b1a3d263c81bc643", parameters: {} },
    output: { ...exampleExternalIdentity, memberId: exampleMember.id, linkedAt: "2026-11-20T09:00:00.000Z" },
  },
  // Before the transaction: a platform may take its time.
  prepare: async ({ principal, ports }, input) => {
    const mayFinish = principal?.memberId && holdsOverOrganization(principal, "external_identity:link");
    // For everybody else the transaction finds out who asks, and refuses whoever may not.
    return principal && mayFinish ? exchangeMandate({ principal, ports }, input) : null;
  },
  async run(context, input, _target, prepared) {
    await requirePermission(context, "external_identity:link");
    const { actor } = context;
    if (actor.type !== "user") throw new EurekaError("authentication.required");
    const exchanged = prepared ?? (await exchangeMandate(context, input));
    if (exchanged instanceof EurekaError) throw exchanged;
    const { connection, person } = exchanged;
    const { id: externalIdentityId } = await resolveExternalIdentity(context, {
      connectionId: connection.id,
      platformWorkspaceId: connection.platformWorkspaceId,
      platformUserId: person.platformUserId,
      displayName: nameOfPerson(person),
    });
    const linked = await linkIdentity(
      context,
      await loadExternalIdentity(context, externalIdentityId, { lock: true }),
      actor.id,
    );
    await keepMandate(context, exchanged, { externalIdentityId, memberId: actor.id });
    return linked;
  },
});
