import type { PersonalData } from "../operations/index.ts";
import { viewRun } from "./run-view.ts";
import { forgetRequester, selectRunsOfMember } from "./runs.store.ts";

/** Runs belong to the organization: of a person only who asked for them is kept. */
export const runsPersonalData: PersonalData = {
  export: async (context, memberId) => {
    const rows = await selectRunsOfMember(context.transaction, memberId);
    return { runs: rows.map(viewRun) };
  },
  erase: (context, memberId) => forgetRequester(context.transaction, memberId),
};
