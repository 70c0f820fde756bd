/** People as platforms know them: who it is, and as whom he acts here. */
import type { ExternalIdentity } from "@eureka/contracts/external-identity";
import { newId } from "@eureka/contracts/ids";
import type { Context, Principal } from "../operations/index.ts";
import {
  insertIfMissing,
  type PlatformAccount,
  selectByAccount,
  updateExternalIdentity,
} from "./external-identities.store.ts";
import { viewExternalIdentity } from "./external-identity-view.ts";
import { memberPrincipal } from "./member-access.ts";

export interface SeenPerson extends PlatformAccount {
  readonly displayName: string;
}

/** The external identity of a platform person, made when he is seen first; a new display name is taken over. */
export async function resolveExternalIdentity(context: Context, person: SeenPerson): Promise<ExternalIdentity> {
  const { displayName, ...account } = person;
  const known = await selectByAccount(context.transaction, account);
  const now = context.clock.now();
  if (known?.displayName === displayName) return viewExternalIdentity(known);
  if (known) {
    return viewExternalIdentity(
      await updateExternalIdentity(context.transaction, known.id, { displayName, updatedAt: now }),
    );
  }
  await insertIfMissing(context.transaction, {
    ...account,
    organizationId: context.organizationId,
    id: newId("external_identity", now.getTime()),
    displayName,
    createdAt: now,
    updatedAt: now,
  });
  const row = await selectByAccount(context.transaction, account);
  if (!row) throw new Error("an external identity is neither there nor can it be added");
  return viewExternalIdentity(row);
}

/** As whom a platform person acts: a linked one as his member, with the member's grants; any other as himself, without grants. */
export async function principalOf(
  context: Pick<Context, "organizationId" | "transaction">,
  identity: Pick<ExternalIdentity, "id" | "memberId">,
): Promise<Principal> {
  const member = identity.memberId ? await memberPrincipal(context, identity.memberId) : null;
  if (member) return member;
  return {
    organizationId: context.organizationId,
    actor: { type: "external", id: identity.id },
    memberId: null,
    userId: null,
    sessionId: null,
    grants: [],
    keyScopes: null,
  };
}
