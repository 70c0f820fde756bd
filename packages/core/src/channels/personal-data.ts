/** Personal data in the chat: what a person's export contains, and what erasing the person leaves. */
import type { PersonalData } from "../operations/index.ts";
import { erasePerson, selectWrittenMessages } from "./personal-data.store.ts";

/** The talk of others stays understandable in its order; the person's own words go. */
export const channelsPersonalData: PersonalData = {
  export: async (context, memberId) => ({ messages: await selectWrittenMessages(context.transaction, memberId) }),
  erase: (context, memberId) => erasePerson(context.transaction, memberId),
};
