/** Presence: who is looking at a board, a channel or a work item right now. */
export { presenceModule } from "./module.ts";
export { createPresenceFeed, type Looking, type PresenceFeed } from "./presence-feed.ts";
