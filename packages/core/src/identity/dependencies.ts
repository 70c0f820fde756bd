/** What higher modules give to this one. */
import type { BoardLocator } from "../permissions/index.ts";
import type { WorkspaceInitializer } from "../tenancy/index.ts";
import type { SampleData } from "./sample-data.ts";

export interface IdentityDependencies {
  /** Finds the workspace of a board, for invitations to one board; the module of boards provides it. */
  readonly locateBoard: BoardLocator;
  /** Puts into a new workspace what must be there at once; the same as tenancy's. */
  readonly initializeWorkspace: WorkspaceInitializer;
  /** What an organization is filled with for those who only want to look. */
  readonly sampleData: SampleData;
}
