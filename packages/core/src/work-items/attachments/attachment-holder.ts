/** Tells the module of files what work items use: an attached file stays, and whoever sees the item may read it. */
import type { FileHolder } from "../../files/index.ts";
import { scopesOf } from "../items/load-work-item.ts";
import { selectWorkItems } from "../items/work-items.store.ts";
import { selectAttachedFiles, selectItemsOfFile } from "./attachments.store.ts";

export const attachmentHolder: FileHolder = {
  filesInUse: (context, ids) => selectAttachedFiles(context.transaction, ids),
  placesOf: async (context, id) => {
    const items = await selectWorkItems(context.transaction, await selectItemsOfFile(context.transaction, id));
    return items.flatMap(scopesOf);
  },
};
