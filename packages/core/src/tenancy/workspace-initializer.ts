/** What a higher module puts into each new workspace at once (its first board), handed in through the modules' factories. */
import type { Workspace } from "@eureka/contracts/workspace";
import type { Context } from "../operations/index.ts";

/** Runs in the transaction that makes the workspace. */
export type WorkspaceInitializer = (context: Context, workspace: Workspace) => Promise<void>;
