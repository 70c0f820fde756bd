/** The reference tracker's capability: the whole tracker interface over {@link ReferenceTrackerServer}. */
import type { ItemChange, TrackerCapability, TrackerItem } from "../tracker.ts";
import { createReferenceAttachments } from "./create-reference-attachments.ts";
import { makeKeyBetween } from "./make-key-between.ts";
import { type ReferenceTrackerServer, referenceTrackerLimits } from "./reference-tracker-server.ts";
import { readCursor, takePage } from "./take-page.ts";

/** Makes the tracker capability of a server. */
export function createReferenceTracker(server: ReferenceTrackerServer): TrackerCapability {
  const read = <Result>(call: () => Result) => server.faults.run("read", call);
  const write = <Result>(call: () => Result) => server.faults.run("write", call);
  return {
    capabilities: () => ({
      intents: server.intents,
      fields: [
        "title",
        "body",
        "state",
        "platformListId",
        "labels",
        "assignees",
        "due",
        "priority",
        "checklist",
        "archived",
        "parent",
      ],
      dueKinds: ["date", "instant"],
      positions: true,
      comments: "full",
      deletesItems: true,
      reportsDeletions: true,
      maxTitleLength: referenceTrackerLimits.title,
      maxBodyLength: referenceTrackerLimits.body,
    }),
    listBoards: (page) => read(() => takePage(server.boards, page)),
    listLists: ({ platformBoardId }) => read(() => server.listsOf(platformBoardId)),
    listLabels: ({ platformBoardId }) => read(() => server.labelsOf(platformBoardId)),
    listMembers: (page) => read(() => takePage(server.people, page)),

    createItem: (input) =>
      write(() => {
        const position = input.position === undefined ? {} : { position: input.position };
        return server.createItem(input.platformBoardId, input.fields, { intent: input.intent, ...position });
      }),
    findByIntent: ({ platformBoardId, intent }) => read(() => server.findItemByIntent(platformBoardId, intent)),
    getItem: ({ platformItemId }) =>
      read(() => {
        const hasSubItems = server.subItemsOf(platformItemId).length > 0;
        return { ...server.getItem(platformItemId), ...(hasSubItems && { hasSubItems }) };
      }),
    listSubItems: ({ platformItemId }) => read(() => server.subItemsOf(platformItemId)),
    updateItem: ({ item, fields }) => write(() => server.updateItem(item.platformItemId, fields)),
    moveItem: ({ item, platformListId, position }) =>
      write(() => server.moveItem(item.platformItemId, platformListId, position)),
    archiveItem: ({ item }) => write(() => server.updateItem(item.platformItemId, { archived: true })),
    restoreItem: ({ item }) => write(() => server.updateItem(item.platformItemId, { archived: false })),
    deleteItem: ({ item }) => write(() => server.deleteItem(item.platformItemId)),

    listComments: ({ item, ...page }) => read(() => takePage(server.commentsOf(item.platformItemId), page)),
    addComment: ({ item, body, intent }) =>
      write(() => server.addComment(item.platformItemId, server.ourselves, body, intent)),
    findCommentByIntent: ({ item, intent }) => read(() => server.findCommentByIntent(item.platformItemId, intent)),
    updateComment: ({ platformCommentId, body }) => write(() => server.updateComment(platformCommentId, body)),
    deleteComment: ({ platformCommentId }) => write(() => server.deleteComment(platformCommentId)),

    attachments: createReferenceAttachments(server),

    order: {
      read: ({ platformBoardId, platformListId }) =>
        read(() =>
          server.orderOf(platformBoardId, platformListId).flatMap((platformItemId) => {
            const { fields, orderKey } = server.getItem(platformItemId);
            return fields.archived || orderKey === null ? [] : [{ platformItemId, orderKey }];
          }),
        ),
      place: ({ item, platformListId, position }) =>
        write(() => {
          const { fields } = server.getItem(item.platformItemId);
          if (fields.platformListId === platformListId && !fields.archived)
            server.moveItem(item.platformItemId, platformListId, position);
        }),
      keyBetween: (above, below) =>
        above !== null && below !== null && above >= below ? null : makeKeyBetween(above ?? "", below),
    },

    listChanges: ({ platformBoardId, cursor, changedAfter, limit = 50 }) =>
      read(() => {
        const isWanted = ({ updatedAt }: TrackerItem) =>
          cursor !== undefined || !changedAfter || updatedAt > changedAfter;
        const waiting = server.changesAfter(platformBoardId, readCursor(cursor)).filter(({ item }) => isWanted(item));
        const taken = waiting.slice(0, limit);
        const changes = taken.map(
          ({ item, deleted }): ItemChange =>
            deleted ? { kind: "deleted", platformItemId: item.platformItemId } : { kind: "present", item },
        );
        return {
          changes,
          nextCursor: String(taken.at(-1)?.sequence ?? cursor ?? 0),
          hasMore: waiting.length > taken.length,
        };
      }),
  };
}
