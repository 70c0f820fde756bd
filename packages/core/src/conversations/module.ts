/** The module `conversations`. */
import { defineModule } from "../operations/index.ts";
import { copyComments } from "./copy-comments.ts";
import { deliverMessage } from "./deliver-message.ts";
import { remindOfDecisions, showDecisions, showResults } from "./follow-decisions.ts";
import { closeForm, openForm } from "./open-form.ts";
import { refreshCardsOf } from "./refresh-cards.ts";
import { decisionCards } from "./say-decision.ts";
import { workItemCards } from "./work-item-cards.ts";

export const conversationsModule = defineModule({
  name: "conversations",
  handlers: [
    copyComments,
    refreshCardsOf(workItemCards),
    refreshCardsOf(decisionCards),
    remindOfDecisions,
    showDecisions,
    showResults,
  ],
  jobs: [closeForm, deliverMessage, openForm],
});
