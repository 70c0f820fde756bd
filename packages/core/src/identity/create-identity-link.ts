import { EurekaError } from "@eureka/contracts/errors";
import { exampleExternalIdentity, externalIdentityLinkSchema } from "@eureka/contracts/external-identity";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { z } from "zod";
import { type Context, defineOperation } from "../operations/index.ts";
import { requirePermission } from "../permissions/index.ts";
import { loadExternalIdentity } from "./external-identity-view.ts";
import { identityLinkSeconds, signIdentityLink } from "./identity-link.ts";

/** Makes a link that proves a platform account: give it to that person alone. An unlinked person gets it for himself. */
export const createIdentityLink = defineOperation({
  name: "external_identity.create_link",
  summary: "Make a link by which a platform person links the own account",
  input: z.strictObject({
    id: idSchema("external_identity").optional().meta({ description: "Left out by an unlinked person for himself." }),
  }),
  output: externalIdentityLinkSchema,
  permission: "authenticated",
  effect: "write",
  http: { method: "POST", path: "/external-identities/create-link" },
  secretOutput: ["link"],
  example: {
    input: { id: exampleExternalIdentity.id },
    output: {
      link: "https://eureka.example.com/external-identities/link/eyJpZCI6ImV4dCJ9.c2lnbmF0dXJl",
      expiresAt: "2026-11-20T09:15:00.000Z",
    },
  },
  async run(context, input) {
    const id = await chooseIdentity(context, input.id);
    const expiresAt = new Date(context.clock.now().getTime() + identityLinkSeconds * 1_000);
    return { link: signIdentityLink(context, id), expiresAt: expiresAt.toISOString() };
  },
});

async function chooseIdentity(
  context: Context,
  wanted: Id<"external_identity"> | undefined,
): Promise<Id<"external_identity">> {
  const own = context.actor.type === "external" ? context.actor.id : undefined;
  const id = wanted ?? own;
  if (!id) throw new EurekaError("authentication.required");
  if (id !== own) await requirePermission(context, "member:update");
  return (await loadExternalIdentity(context, id)).row.id;
}
