/** Who is behind an event, as Eureka knows him. */
import { builtInConnectorName } from "@eureka/contracts/connection";
import { type Id, isIdOf } from "@eureka/contracts/ids";
import { nameOfPerson, type PlatformPerson } from "@eureka/contracts/people";
import { keyPrincipal, memberPrincipal, principalOf, resolveExternalIdentity } from "../identity/index.ts";
import type { Context, Principal } from "../operations/index.ts";
import type { Scene } from "./scene.ts";

export type ChatActor =
  | { readonly kind: "member"; readonly principal: Principal }
  /** Somebody whom the platform knows and we do not. */
  | {
      readonly kind: "unlinked";
      readonly principal: Principal;
      readonly identityId: Id<"external_identity">;
      /** False for a member who may not sign in any more: what strangers may is not for him. */
      readonly mayBeGuest: boolean;
    };

/** The member behind a platform person, or the person alone when nobody linked him. */
export async function resolveActor(
  { context, connection, apiKeyId }: Scene,
  person: PlatformPerson,
): Promise<ChatActor> {
  // Where the platform is Eureka itself, its people are our members.
  const { platformUserId } = person;
  const own = connection.connector === builtInConnectorName && isIdOf("member", platformUserId) ? platformUserId : null;
  const ownPrincipal = own && (await findOwnPrincipal(context, own, apiKeyId));
  if (ownPrincipal) return { kind: "member", principal: ownPrincipal };
  const identity = await resolveExternalIdentity(context, {
    connectionId: connection.id,
    platformWorkspaceId: connection.platformWorkspaceId,
    platformUserId,
    displayName: nameOfPerson(person),
  });
  const principal = await principalOf(context, identity);
  if (principal.memberId) return { kind: "member", principal };
  return { kind: "unlinked", principal, identityId: identity.id, mayBeGuest: !identity.memberId && !own };
}

function findOwnPrincipal(
  context: Context,
  memberId: Id<"member">,
  apiKeyId: Id<"api_key"> | null,
): Promise<Principal | null> {
  return apiKeyId ? keyPrincipal(context, memberId, apiKeyId) : memberPrincipal(context, memberId);
}
