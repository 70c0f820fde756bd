/** Conversations: what we say in chats, and what is said there about work items. */
export { conversationFaultPoints } from "./deliver-message.ts";
export { findCommentOfMessage, findItemOfThread, noteCommentOfMessage } from "./discussions.ts";
export type { ActionMeaning, DraftAction, DraftCard } from "./draft-card.ts";
export type { DraftForm } from "./draft-form.ts";
export { type CardThread, findCardThreads } from "./find-card-threads.ts";
export { endForm, findSentForm, type SentForm, type Submission } from "./find-sent-form.ts";
export { sayCard, sayItem, sayItems } from "./item-message.ts";
export { journalMessage, type MessageOptions, type Saying, type TalkPlace } from "./journal-message.ts";
export { conversationsModule } from "./module.ts";
export { type FormToOpen, queueForm } from "./open-form.ts";
export { postDecisionCard } from "./post-decision-card.ts";
export { postItemCard } from "./post-item-card.ts";
export { closeOffer, findPressedAction, type Press, type PressedAction } from "./press-action.ts";
export { type CardSubject, redrawCards, refreshCardsOf } from "./refresh-cards.ts";
export { sayDecisions } from "./say-decision.ts";
export { sayError } from "./say-error.ts";
