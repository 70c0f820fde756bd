/** Who is behind an event, as Eureka knows him. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { type Id, idSchema } from "@eureka/contracts/ids";
import { nameOfPerson, type PlatformPerson } from "@eureka/contracts/people";
import { say } from "@eureka/contracts/words";
import { memberPrincipal, principalOf, resolveExternalIdentity, signIdentityLink } from "../identity/index.ts";
import type { Principal } from "../operations/index.ts";
import type { Scene } from "./scene.ts";

export type ChatActor =
  | { readonly kind: "member"; readonly principal: Principal }
  /** Somebody whom the platform knows and we do not. */
  | { readonly kind: "unlinked"; readonly principal: Principal; readonly identityId: Id<"external_identity"> };

/** The member behind a platform person, or the person alone when nobody linked him. */
export async function resolveActor({ context, connection }: Scene, person: PlatformPerson): Promise<ChatActor> {
  // Where the platform is Eureka itself, its people are our members.
  const own =
    connection.connector === builtInConnectorName ? idSchema("member").safeParse(person.platformUserId) : null;
  const ownPrincipal = own?.success ? await memberPrincipal(context, own.data) : null;
  if (ownPrincipal) return { kind: "member", principal: ownPrincipal };
  const identity = await resolveExternalIdentity(context, {
    connectionId: connection.id,
    platformWorkspaceId: connection.platformWorkspaceId,
    platformUserId: person.platformUserId,
    displayName: nameOfPerson(person),
  });
  const principal = await principalOf(context, identity);
  if (principal.memberId) return { kind: "member", principal };
  return { kind: "unlinked", principal, identityId: identity.id };
}

/** Tells an unlinked person why nothing happened, and how to change that. Only he may read it: the link is his. */
export function introduce({ context }: Scene, identityId: Id<"external_identity">): { text: string } {
  return { text: say("external.not_linked", { link: signIdentityLink(context, identityId) }) };
}
