/** Sync: boards here and boards on platforms that show the same work items. */

export { syncFaultPoints } from "./compare-item.ts";
export { syncConflictKind, syncDeletionKind } from "./conflict-kinds.ts";
export { hearActivity, hearBoard, hearItem, type ItemEvent } from "./hear-platform.ts";
export { makeCopyAgain } from "./make-copy-again.ts";
export { syncModule } from "./module.ts";
export { type CodeEvent, hearCode } from "./pull-requests/hear-code.ts";
export { type CopyOfFields, readCopiesOfFields } from "./read-copies-of-fields.ts";
export { readLinks } from "./read-links.ts";
