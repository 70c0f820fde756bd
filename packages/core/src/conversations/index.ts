/** Conversations: what we say in chats, and what is said there about work items. */
export { conversationFaultPoints } from "./deliver-message.ts";
export { findCommentOfMessage, findItemOfThread, noteCommentOfMessage } from "./discussions.ts";
export type { ActionMeaning, DraftAction, DraftCard } from "./draft-card.ts";
export { escapeMarkdown, escapeWithin, silenceMentions } from "./escape-markdown.ts";
export { sayCard, sayItem, sayItems } from "./item-message.ts";
export { journalMessage, type MessageOptions, type Saying, type TalkPlace } from "./journal-message.ts";
export { conversationsModule } from "./module.ts";
export { postItemCard } from "./post-item-card.ts";
export { closeOffer, findPressedAction, type Press, type PressedAction } from "./press-action.ts";
export { sayError } from "./say-error.ts";
