/** Sync: boards here and boards on platforms that show the same work items. */
export { syncFaultPoints } from "./compare-item.ts";
export { hearActivity, hearBoard, hearItem, type ItemEvent } from "./hear-platform.ts";
export { syncModule } from "./module.ts";
export { readLinks } from "./read-links.ts";
