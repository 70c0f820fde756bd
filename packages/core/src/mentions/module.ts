/** The module `mentions`. */
import { defineModule } from "../operations/index.ts";
import { listMentions } from "./list-mentions.ts";
import { markMentionRead } from "./mark-mention-read.ts";
import { mentionsPersonalData } from "./personal-data.ts";

export const mentionsModule = defineModule({
  name: "mentions",
  operations: [listMentions, markMentionRead],
  personalData: mentionsPersonalData,
});
