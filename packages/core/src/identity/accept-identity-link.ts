import { EurekaError } from "@eureka/contracts/errors";
import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { exampleMember } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { loadExternalIdentity } from "./external-identity-view.ts";
import { readIdentityLink } from "./identity-link.ts";
import { linkIdentity } from "./link-identity.ts";

/** Links the platform account that a link proves to the signed-in member. */
export const acceptIdentityLink = defineOperation({
  name: "external_identity.accept_link",
  summary: "Link your platform account by the link that you got there",
  input: z.strictObject({ token: z.string().min(1).max(1_000) }),
  output: externalIdentitySchema,
  permission: "external_identity:link",
  effect: "write",
  http: { method: "POST", path: "/external-identities/accept-link" },
  example: {
    input: { token: "eyJpZCI6ImV4dCJ9.c2lnbmF0dXJl" },
    output: { ...exampleExternalIdentity, memberId: exampleMember.id, linkedAt: "2026-11-20T09:00:00.000Z" },
  },
  async run(context, input) {
    await requirePermission(context, "external_identity:link");
    const { actor } = context;
    if (actor.type !== "user") throw new EurekaError("authentication.required");
    const id = readIdentityLink(context, input.token);
    if (!id) throw new EurekaError("external_identity.link_unusable");
    return linkIdentity(context, await loadExternalIdentity(context, id, { lock: true }), actor.id);
  },
});
