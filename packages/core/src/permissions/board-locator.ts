/** Boards belong to a higher module, which says through this one's factory in which workspace a board lies. */
import type { Id } from "@eureka/contracts/ids";
import type { Context } from "../operations/index.ts";

/** The workspace of a board of the context's organization, or null when there is no such board. */
export type BoardLocator = (context: Context, boardId: Id<"board">) => Promise<Id<"workspace"> | null>;
