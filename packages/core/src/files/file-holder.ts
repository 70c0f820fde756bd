/** What files are used for belongs to higher modules, which say so through {@link createFilesModule}. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, Scope } from "../operations/index.ts";

/** Something that files are attached to: work items, messages. */
export interface FileHolder {
  /** Which of these files it uses. They are locked: nothing can take one of them into use before the transaction ends. */
  readonly filesInUse: (context: Context, ids: readonly Id<"file">[]) => Promise<readonly Id<"file">[]>;
  /** Further places from which a file can be seen, besides its workspace: the boards with the item that it is attached to. */
  readonly placesOf?: (context: Context, id: Id<"file">) => Promise<readonly Scope[]>;
  /** Which of these files it uses only where the context's actor may not look: their workspace alone does not show them to him. */
  readonly hides?: (context: Context, ids: readonly Id<"file">[]) => Promise<readonly Id<"file">[]>;
}

/** Which of these files the context's actor must not see, though he sees their workspace. Nobody loses sight of his own. */
export async function findHiddenFiles(
  context: Context,
  holders: readonly FileHolder[],
  files: readonly { readonly id: Id<"file">; readonly createdByMemberId: Id<"member"> | null }[],
): Promise<ReadonlySet<Id<"file">>> {
  const { memberId } = context.principal;
  const others = files.filter((file) => memberId === null || file.createdByMemberId !== memberId).map(({ id }) => id);
  const hidden = new Set<Id<"file">>();
  for (const holder of holders) for (const id of (await holder.hides?.(context, others)) ?? []) hidden.add(id);
  // Where it is attached as well it is seen from there.
  for (const id of hidden) if ((await findPlaces(context, holders, id)).length > 0) hidden.delete(id);
  return hidden;
}

/** The further places from which a file can be seen. */
export async function findPlaces(
  context: Context,
  holders: readonly FileHolder[],
  id: Id<"file">,
): Promise<readonly Scope[]> {
  const places: Scope[] = [];
  for (const holder of holders) places.push(...((await holder.placesOf?.(context, id)) ?? []));
  return places;
}

/** Which of these files are used by anything. */
export async function findFilesInUse(
  context: Context,
  holders: readonly FileHolder[],
  ids: readonly Id<"file">[],
): Promise<ReadonlySet<Id<"file">>> {
  const found = new Set<Id<"file">>();
  for (const holder of holders) {
    for (const id of await holder.filesInUse(context, ids)) found.add(id);
  }
  return found;
}
