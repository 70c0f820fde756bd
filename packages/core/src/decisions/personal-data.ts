import type { PersonalData } from "../operations/index.ts";
import { forgetMember, selectDecisionsOfMember } from "./decisions.store.ts";

/** Decisions belong to the organization: of a person is kept who asked and who answered. */
export const decisionsPersonalData: PersonalData = {
  export: async (context, memberId) => {
    const { proposed, answers } = await selectDecisionsOfMember(context.transaction, memberId);
    return {
      decisionsAsked: proposed.map(({ id, question, explanation, createdAt }) => ({
        id,
        question,
        explanation,
        createdAt,
      })),
      decisionsAnswered: answers,
    };
  },
  erase: (context, memberId) => forgetMember(context.transaction, memberId),
};
