import { exampleExternalIdentity, externalIdentitySchema } from "@eureka/contracts/external-identity";
import { idSchema } from "@eureka/contracts/ids";
import { exampleMember } from "@eureka/contracts/member";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { loadExternalIdentity } from "./external-identity-view.ts";
import { linkIdentity } from "./link-identity.ts";

/** Links a platform account to a member on an administrator's word. People link themselves by a link that proves the account. */
export const linkExternalIdentity = defineOperation({
  name: "external_identity.link",
  summary: "Link a platform account to a member",
  input: z.strictObject({ id: idSchema("external_identity"), memberId: idSchema("member") }),
  output: externalIdentitySchema,
  permission: "member:update",
  sight: "external_identity:read",
  effect: "danger",
  http: { method: "POST", path: "/external-identities/{id}/link" },
  example: {
    input: { id: exampleExternalIdentity.id, memberId: exampleMember.id },
    output: { ...exampleExternalIdentity, memberId: exampleMember.id, linkedAt: "2026-11-20T09:00:00.000Z" },
  },
  target: (context, input) => loadExternalIdentity(context, input.id, { lock: true }),
  run: (context, input, identity) => linkIdentity(context, identity, input.memberId),
});
