import type { PersonalData } from "../operations/index.ts";
import { deleteBookmarksOfMember, selectBookmarksOfMember } from "./bookmarks/bookmarks.store.ts";

/** Ideas and runs belong to the organization, and runs keep who asked for them. A person's own are the bookmarks. */
export const ideasPersonalData: PersonalData = {
  export: async (context, memberId) => {
    const rows = await selectBookmarksOfMember(context.transaction, memberId);
    return {
      bookmarks: rows.map(({ id, ideaId, topic, context, title, text, tags, note, createdAt }) => ({
        id,
        ideaId,
        topic,
        context,
        title,
        text,
        tags,
        note,
        createdAt: createdAt.toISOString(),
      })),
    };
  },
  erase: (context, memberId) => deleteBookmarksOfMember(context.transaction, memberId),
};
