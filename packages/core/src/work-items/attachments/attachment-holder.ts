/** Tells the module of files which of them are attached to work items, and from where they can be seen. */
import type { Id } from "@eureka/contracts/ids";
import type { FileHolder } from "../../files/index.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import { selectAttachedFiles, selectItemsOfFile } from "./attachments.store.ts";

export const attachmentHolder: FileHolder = {
  filesInUse: (context, ids) => selectAttachedFiles(context.transaction, ids),
  async placesOf(context, id: Id<"file">) {
    const itemIds = await selectItemsOfFile(context.transaction, id);
    const items = await selectWorkItems(context.transaction, itemIds);
    return items.flatMap(scopesOf);
  },
};
