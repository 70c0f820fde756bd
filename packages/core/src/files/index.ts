/** Files: stored encrypted, attached by id, downloaded as bytes. */
export { claimContent, type NewFileFacts } from "./claim-content.ts";
export { type FileHolder, findHiddenFiles } from "./file-holder.ts";
export { findFiles } from "./find-files.ts";
export { holdFiles } from "./hold-files.ts";
export { createFilesModule, type FilesDependencies } from "./module.ts";
export { openContent } from "./open-content.ts";
export { type StoredContent, storeContent } from "./store-content.ts";
export type { SweepResult } from "./sweep-files.ts";
