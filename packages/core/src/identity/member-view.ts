/** Members as people see them. */
import { notFound } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { Member } from "@eureka/contracts/member";
import type { Context, Target } from "../operations/index.ts";
import { type MemberRow, selectMember } from "./members.store.ts";
import { listMemberEmails } from "./users.store.ts";

export interface MemberTarget extends Target {
  readonly row: MemberRow;
}

/** Loads a member as the target of an operation; one who was removed is not found. */
export async function loadMember(
  context: Context,
  id: Id<"member">,
  options: { readonly lock: boolean } = { lock: false },
): Promise<MemberTarget> {
  const row = await selectMember(context.transaction, id, options);
  if (!row || row.removedAt) throw notFound("member", id);
  return { noun: "member", id, scopes: [], version: row.version, row };
}

export async function viewMembers(context: Context, rows: readonly MemberRow[]): Promise<Member[]> {
  const emails = await listMemberEmails(
    context.transaction,
    rows.map((row) => row.userId),
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    handle: row.handle,
    email: emails.get(row.userId) ?? null,
    timeZone: row.timeZone,
    status: row.status,
    version: row.version,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

export async function viewMember(context: Context, row: MemberRow): Promise<Member> {
  const [member] = await viewMembers(context, [row]);
  return member as Member;
}
