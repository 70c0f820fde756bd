/** What attachments must know of files; the module of files hands it in. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../../operations/index.ts";

export interface FileFacts {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** Finds a finished file that the context's actor may use, or null. */
export type FindFile = (context: Context, id: Id<"file">) => Promise<FileFacts | null>;
