/** The module `conversations`. */
import { defineModule } from "../operations/index.ts";
import { absorbWorkItem } from "./absorb-work-item.ts";
import { announceBoardActivity } from "./announce-board-activity.ts";
import { announcePlatformChanges } from "./announce-platform-changes.ts";
import { askForMandate } from "./ask-for-mandate.ts";
import { copyComments } from "./copy-comments.ts";
import { deliverMessage } from "./deliver-message.ts";
import { remindOfDecisions, showDecisions, showResults } from "./follow-decisions.ts";
import { closeForm, openForm } from "./open-form.ts";
import { reactToMessage } from "./react-to-message.ts";
import { refreshCardsOf } from "./refresh-cards.ts";
import { decisionCards } from "./say-decision.ts";
import { shareWorkItem } from "./share-work-item.ts";
import { workItemCards } from "./work-item-cards.ts";

export const conversationsModule = defineModule({
  name: "conversations",
  operations: [shareWorkItem],
  handlers: [
    announceBoardActivity,
    announcePlatformChanges,
    askForMandate,
    copyComments,
    refreshCardsOf(workItemCards),
    refreshCardsOf(decisionCards),
    remindOfDecisions,
    showDecisions,
    showResults,
  ],
  jobs: [closeForm, deliverMessage, openForm, reactToMessage],
  absorbWorkItem,
});
