/** What files are used for belongs to higher modules, which say so through {@link createFilesModule}. */
import type { Id } from "@eureka/contracts/ids";
import type { Context, Scope } from "../operations/index.ts";

/** Something that files are attached to: work items, messages. */
export interface FileHolder {
  /** Which of these files it uses. They are locked: nothing can take one of them into use before the transaction ends. */
  readonly filesInUse: (context: Context, ids: readonly Id<"file">[]) => Promise<readonly Id<"file">[]>;
  /** Further places from which a file can be seen, besides its workspace: the boards with the item that it is attached to. */
  readonly placesOf?: (context: Context, id: Id<"file">) => Promise<readonly Scope[]>;
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
