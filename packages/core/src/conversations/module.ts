/** The module `conversations`. */
import { defineModule } from "../operations/index.ts";
import { copyComments } from "./copy-comments.ts";
import { deliverMessage } from "./deliver-message.ts";
import { refreshCards } from "./refresh-cards.ts";

export const conversationsModule = defineModule({
  name: "conversations",
  handlers: [copyComments, refreshCards],
  jobs: [deliverMessage],
});
