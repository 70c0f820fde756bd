/** Personal data in work items: what a person's export contains, and what erasing the person leaves. */
import type { PersonalData } from "../operations/index.ts";
import { eraseWords, exportPerson } from "./people/personal-data.store.ts";

/** Work stays with the team; the person's name on it and the words of the person's comments go. */
export const workItemsPersonalData: PersonalData = {
  export: async (context, memberId) => ({ ...(await exportPerson(context.transaction, memberId)) }),
  erase: (context, memberId) => eraseWords(context.transaction, memberId, context.clock.now()),
};
