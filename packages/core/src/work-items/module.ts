/** The module `work-items`: boards, lists, labels, and the canonical work items. */
import { defineModule, type Module } from "../operations/index.ts";
import { defineCreateAttachment } from "./attachments/create-attachment.ts";
import { deleteAttachment } from "./attachments/delete-attachment.ts";
import type { FindFile } from "./attachments/file-facts.ts";
import { listAttachments } from "./attachments/list-attachments.ts";
import { createBoardLink } from "./board-links/create-board-link.ts";
import { deleteBoardLink } from "./board-links/delete-board-link.ts";
import { fillBoardLink } from "./board-links/fill-board-link.ts";
import { followBoardLinks, followUnplacedItems, removeLoneLinks } from "./board-links/follow-board-links.ts";
import { getBoardLink } from "./board-links/get-board-link.ts";
import { listBoardLinks } from "./board-links/list-board-links.ts";
import { previewBoardLink } from "./board-links/preview-board-link.ts";
import { updateBoardLink } from "./board-links/update-board-link.ts";
import { archiveBoard } from "./boards/archive-board.ts";
import { createBoard } from "./boards/create-board.ts";
import { deleteBoard } from "./boards/delete-board.ts";
import { getBoard } from "./boards/get-board.ts";
import { listBoards } from "./boards/list-boards.ts";
import { unarchiveBoard } from "./boards/unarchive-board.ts";
import { updateBoard } from "./boards/update-board.ts";
import { createChecklistEntry } from "./checklist/create-checklist-entry.ts";
import { deleteChecklistEntry } from "./checklist/delete-checklist-entry.ts";
import { listChecklistEntries } from "./checklist/list-checklist-entries.ts";
import { updateChecklistEntry } from "./checklist/update-checklist-entry.ts";
import { createComment } from "./comments/create-comment.ts";
import { deleteComment } from "./comments/delete-comment.ts";
import { listComments } from "./comments/list-comments.ts";
import { updateComment } from "./comments/update-comment.ts";
import { archiveWorkItem } from "./items/archive-work-item.ts";
import { completeWorkItem } from "./items/complete-work-item.ts";
import { createWorkItem } from "./items/create-work-item.ts";
import { deleteWorkItem } from "./items/delete-work-item.ts";
import { getWorkItem } from "./items/get-work-item.ts";
import { getWorkItemHistory } from "./items/get-work-item-history.ts";
import { listWorkItems } from "./items/list-work-items.ts";
import { moveWorkItem } from "./items/move-work-item.ts";
import { placeWorkItem } from "./items/place-work-item.ts";
import { unarchiveWorkItem } from "./items/unarchive-work-item.ts";
import { unplaceWorkItem } from "./items/unplace-work-item.ts";
import { updateWorkItem } from "./items/update-work-item.ts";
import { createLabel } from "./labels/create-label.ts";
import { deleteLabel } from "./labels/delete-label.ts";
import { listLabels } from "./labels/list-labels.ts";
import { updateLabel } from "./labels/update-label.ts";
import { archiveList } from "./lists/archive-list.ts";
import { createList } from "./lists/create-list.ts";
import { deleteList } from "./lists/delete-list.ts";
import { unarchiveList } from "./lists/unarchive-list.ts";
import { updateList } from "./lists/update-list.ts";
import { mergeWorkItem } from "./merging/merge-work-item.ts";
import { assignWorkItem } from "./people/assign-work-item.ts";
import { replaceLinkedPerson } from "./people/replace-linked-person.ts";
import { unassignWorkItem } from "./people/unassign-work-item.ts";
import { workItemsPersonalData } from "./personal-data.ts";
import { captureWorkItem } from "./quick-add/capture-work-item.ts";
import { parseWorkItem } from "./quick-add/parse-work-item.ts";

export interface WorkItemsDependencies {
  /** Looks up a file that is to be attached. */
  readonly findFile: FindFile;
}

export function createWorkItemsModule({ findFile }: WorkItemsDependencies): Module {
  return defineModule({
    name: "work-items",
    operations: [
      archiveBoard,
      archiveList,
      archiveWorkItem,
      assignWorkItem,
      captureWorkItem,
      completeWorkItem,
      createBoard,
      createBoardLink,
      createChecklistEntry,
      createComment,
      createLabel,
      createList,
      createWorkItem,
      defineCreateAttachment(findFile),
      deleteAttachment,
      deleteBoard,
      deleteBoardLink,
      deleteChecklistEntry,
      deleteComment,
      deleteLabel,
      deleteList,
      deleteWorkItem,
      getBoard,
      getBoardLink,
      getWorkItem,
      getWorkItemHistory,
      listAttachments,
      listBoardLinks,
      listBoards,
      listChecklistEntries,
      listComments,
      listLabels,
      listWorkItems,
      mergeWorkItem,
      moveWorkItem,
      parseWorkItem,
      placeWorkItem,
      previewBoardLink,
      unarchiveBoard,
      unarchiveList,
      unarchiveWorkItem,
      unassignWorkItem,
      unplaceWorkItem,
      updateBoard,
      updateBoardLink,
      updateChecklistEntry,
      updateComment,
      updateLabel,
      updateList,
      updateWorkItem,
    ],
    handlers: [followBoardLinks, followUnplacedItems, removeLoneLinks, replaceLinkedPerson],
    jobs: [fillBoardLink],
    personalData: workItemsPersonalData,
  });
}
