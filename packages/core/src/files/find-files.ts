import type { File } from "@eureka/contracts/file";
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";
import { viewFile } from "./file-view.ts";
import { selectFilesById } from "./files.store.ts";

/** Those of these files that still exist, in no order. For the platform itself: nobody's rights are asked. */
export async function findFiles(context: Pick<Context, "transaction">, ids: readonly Id<"file">[]): Promise<File[]> {
  return (await selectFilesById(context.transaction, ids, { lock: false })).map(viewFile);
}
