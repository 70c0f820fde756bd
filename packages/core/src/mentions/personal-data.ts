/** Personal data in mentions: what names a person is exported with where it stands, and forgotten with the person. */
import type { PersonalData } from "../operations/index.ts";
import { deleteMentionsOf, selectMentionsOf } from "./mentions.store.ts";

export const mentionsPersonalData: PersonalData = {
  export: async (context, memberId) => ({ mentions: await selectMentionsOf(context.transaction, memberId) }),
  erase: (context, memberId) => deleteMentionsOf(context.transaction, memberId),
};
