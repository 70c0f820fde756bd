import type { PersonalData } from "../operations/index.ts";
import { selectUsageOfMember } from "./usage.store.ts";
import { viewUsageRecord } from "./usage-view.ts";

const mostRecords = 10_000;

/**
 * Records say for whom a model was asked, by the member's id alone; once the person is erased, the id leads to nobody. They are
 * records of money and are never rewritten, so that there is nothing to erase in them.
 */
export const usagePersonalData: PersonalData = {
  export: async (context, memberId) => {
    const rows = await selectUsageOfMember(context.transaction, memberId, mostRecords);
    return { usageRecords: rows.map(viewUsageRecord) };
  },
  erase: async () => {},
};
