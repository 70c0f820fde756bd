/** Makes workspaces, for operations of this and other modules. */
import { EurekaError } from "@eureka/contracts/errors";
import { type Id, newId } from "@eureka/contracts/ids";
import type { Workspace } from "@eureka/contracts/workspace";
import type { Context } from "../operations/index.ts";
import { assignRole } from "../permissions/index.ts";
import { deriveWorkspaceKeys } from "./derive-workspace-key.ts";
import { claimWorkspaceKey, insertWorkspace, selectWorkspace } from "./tenancy.store.ts";
import type { WorkspaceInitializer } from "./workspace-initializer.ts";
import { ownerOf, viewWorkspace } from "./workspace-view.ts";

export interface NewWorkspace {
  readonly name: string;
  readonly kind: "team" | "personal";
  /** Made from the name when it is not given. */
  readonly key?: string | undefined;
  readonly timeZone?: string | undefined;
  /** The owner of a personal workspace, who becomes its manager. */
  readonly ownerMemberId?: Id<"member">;
}

/** Makes a workspace with everything that belongs into a new one. Throws `workspace.key_taken` for a given key that is in use. */
export async function createWorkspace(
  context: Context,
  input: NewWorkspace,
  initialize: WorkspaceInitializer,
): Promise<Workspace> {
  const now = context.clock.now();
  const row = await insertWorkspace(context.transaction, {
    organizationId: context.organizationId,
    id: newId("workspace", now.getTime()),
    name: input.name,
    key: await chooseKey(context, input),
    kind: input.kind,
    ownerMemberId: input.ownerMemberId ?? null,
    timeZone: input.timeZone ?? "UTC",
    createdAt: now,
    updatedAt: now,
  });
  context.emit({
    type: "workspace.created",
    subject: { type: "workspace", id: row.id },
    workspaceId: row.id,
    changes: { name: { from: null, to: row.name } },
    data: { kind: row.kind, key: row.key, ...ownerOf(row) },
  });
  if (input.ownerMemberId) {
    const scope = { type: "workspace", workspaceId: row.id } as const;
    await assignRole(context, { memberId: input.ownerMemberId, scope, role: "manager" });
  }
  await initialize(context, viewWorkspace(row));
  const complete = await selectWorkspace(context.transaction, row.id, { lock: false });
  return viewWorkspace(complete ?? row);
}

async function chooseKey(context: Context, { name, key }: NewWorkspace): Promise<string> {
  if (key) {
    if (await claimWorkspaceKey(context.transaction, key)) return key;
    throw new EurekaError("workspace.key_taken", { key });
  }
  for (const candidate of deriveWorkspaceKeys(name)) {
    if (await claimWorkspaceKey(context.transaction, candidate)) return candidate;
  }
  throw new Error("the candidates for a workspace key ended");
}

/** Every member's own private place. */
export function createPersonalWorkspace(
  context: Context,
  owner: { readonly memberId: Id<"member">; readonly name: string; readonly timeZone: string },
  initialize: WorkspaceInitializer,
): Promise<Workspace> {
  const { memberId, name, timeZone } = owner;
  return createWorkspace(context, { name, kind: "personal", ownerMemberId: memberId, timeZone }, initialize);
}
