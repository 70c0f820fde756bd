/** A person becomes a member: the one way in, for invitations and for the first administrator. */
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import type { InvitedGrant } from "@eureka/contracts/invitation";
import type { Context } from "../operations/index.ts";
import { announceAccessChange, assignRole } from "../permissions/index.ts";
import { createPersonalWorkspace, findPersonalWorkspace, type WorkspaceInitializer } from "../tenancy/index.ts";
import { deriveHandles } from "./derive-handle.ts";
import { insertMember, isHandleTaken, type MemberRow, selectMemberOfUser, updateMemberRow } from "./members.store.ts";
import { insertUser } from "./users.store.ts";

export interface JoiningPerson {
  readonly userId: Id<"user">;
  /** The id for a person who was never a member here; fixed beforehand, because events name the actor by it. */
  readonly memberId: Id<"member">;
  readonly name: string;
  readonly handle?: string | undefined;
  readonly timeZone: string;
  /** Set for somebody whom no organization knows yet. */
  readonly newUser: { readonly email: string; readonly passwordHash: string } | null;
}

/** Makes the member with roles and personal workspace. Throws `member.exists`, `member.handle_taken` or `user.exists`. */
export async function joinOrganization(
  context: Context,
  person: JoiningPerson,
  grants: readonly InvitedGrant[],
  initialize: WorkspaceInitializer,
): Promise<MemberRow> {
  const { newUser, userId, name, timeZone } = person;
  if (newUser) {
    const user = { id: userId, ...newUser, name, timeZone, createdAt: context.clock.now() };
    if (!(await insertUser(context.transaction, user))) throw new EurekaError("user.exists");
  }
  const member = await addMember(context, person);
  context.emit({
    type: "member.created",
    subject: { type: "member", id: member.id },
    changes: {
      name: { from: null, to: member.name },
      handle: { from: null, to: member.handle },
      timeZone: { from: null, to: member.timeZone },
    },
  });
  for (const { scope, role } of grants) {
    await assignRole(context, { memberId: member.id, scope, role });
  }
  if (!(await findPersonalWorkspace(context, member.id))) {
    await createPersonalWorkspace(context, { memberId: member.id, name: member.name, timeZone }, initialize);
  }
  await announceAccessChange(context, member.id);
  return member;
}

async function addMember(context: Context, person: JoiningPerson): Promise<MemberRow> {
  const now = context.clock.now();
  const known = await selectMemberOfUser(context.transaction, person.userId);
  if (known && !known.removedAt) throw new EurekaError("member.exists");
  if (known) {
    return updateMemberRow(context.transaction, known.id, { status: "active", removedAt: null, updatedAt: now });
  }
  for (const handle of person.handle ? [person.handle] : deriveHandles(person.name)) {
    if (await isHandleTaken(context.transaction, handle)) continue;
    return insertMember(context.transaction, {
      organizationId: context.organizationId,
      id: person.memberId,
      userId: person.userId,
      name: person.name,
      handle,
      timeZone: person.timeZone,
      createdAt: now,
      updatedAt: now,
    });
  }
  throw new EurekaError("member.handle_taken", { handle: person.handle ?? "" });
}

/** Ids for somebody who may be new: they exist before the transaction, because events name the actor by them. */
export function newPersonIds(now: number): { readonly userId: Id<"user">; readonly memberId: Id<"member"> } {
  return { userId: newId("user", now), memberId: newId("member", now) };
}
