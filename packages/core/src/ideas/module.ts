/** The module `ideas`. */
import { refreshCardsOf } from "../conversations/index.ts";
import { defineModule } from "../operations/index.ts";
import { createBookmark } from "./bookmarks/create-bookmark.ts";
import { deleteBookmark } from "./bookmarks/delete-bookmark.ts";
import { findSimilarBookmarks } from "./bookmarks/find-similar-bookmarks.ts";
import { getBookmark } from "./bookmarks/get-bookmark.ts";
import { listBookmarks } from "./bookmarks/list-bookmarks.ts";
import { shareBookmark } from "./bookmarks/share-bookmark.ts";
import { unshareBookmark } from "./bookmarks/unshare-bookmark.ts";
import { updateBookmark } from "./bookmarks/update-bookmark.ts";
import { evaluationCards, ideaCards, postIdeas } from "./cards/follow-ideas.ts";
import { followItems } from "./cards/follow-items.ts";
import { runCards } from "./cards/run-cards.ts";
import { cancelIdeaRun } from "./idea-runs/cancel-idea-run.ts";
import { createIdeaRun } from "./idea-runs/create-idea-run.ts";
import { getIdeaRun } from "./idea-runs/get-idea-run.ts";
import { listIdeaRuns } from "./idea-runs/list-idea-runs.ts";
import { getIdea } from "./library/get-idea.ts";
import { moveItemsOfIdeas } from "./library/ideas.store.ts";
import { listIdeas } from "./library/list-ideas.ts";
import { makeItemOfIdea } from "./library/make-item-of-idea.ts";
import { remixIdeas } from "./library/remix-ideas.ts";
import { shareIdea } from "./library/share-idea.ts";
import { ideasPersonalData } from "./personal-data.ts";

export const ideasModule = defineModule({
  name: "ideas",
  operations: [
    cancelIdeaRun,
    createBookmark,
    createIdeaRun,
    deleteBookmark,
    findSimilarBookmarks,
    getBookmark,
    getIdea,
    getIdeaRun,
    listBookmarks,
    listIdeaRuns,
    listIdeas,
    makeItemOfIdea,
    remixIdeas,
    shareBookmark,
    shareIdea,
    unshareBookmark,
    updateBookmark,
  ],
  handlers: [
    followItems,
    postIdeas,
    refreshCardsOf(evaluationCards),
    refreshCardsOf(ideaCards),
    refreshCardsOf(runCards),
  ],
  personalData: ideasPersonalData,
  absorbWorkItem: ({ transaction }, duplicate, into) => moveItemsOfIdeas(transaction, duplicate, into),
});
