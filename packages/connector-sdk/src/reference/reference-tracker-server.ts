/** The reference tracker's platform: boards, lists, items with what hangs on them, and comments in memory. Its methods are what people do over there. */

import { isDeepStrictEqual } from "node:util";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformComment, PlatformItemFields } from "@eureka/contracts/universal-event";
import { ConnectorError } from "../connector-error.ts";
import type { PlatformHook } from "../hooks.ts";
import type { Clock } from "../tools.ts";
import type {
  ItemPosition,
  KeyedPosition,
  TrackerAttachment,
  TrackerBoard,
  TrackerItem,
  TrackerLabel,
  TrackerList,
} from "../tracker.ts";
import { FaultSwitches } from "./fault-switches.ts";
import { makeKeyBetween } from "./make-key-between.ts";
import { ReferenceAttachments, type ReferenceFile } from "./reference-attachments.ts";
import { ReferencePullRequests } from "./reference-pull-requests.ts";

export interface ReferenceTrackerServerOptions {
  readonly clock?: Clock;
  /** `lookup` (the default, as on most platforms) makes two items of two creations with one intent. */
  readonly intents?: "enforced" | "lookup";
}

interface StoredItem {
  item: TrackerItem;
  readonly intent: string | null;
  sequence: number;
  deleted: boolean;
}

interface StoredComment {
  comment: PlatformComment;
  readonly platformItemId: string;
  readonly intent: string | null;
}

interface StoredBoard {
  readonly board: TrackerBoard;
  readonly lists: TrackerList[];
  readonly labels: Map<string, TrackerLabel>;
}

const emptyFields: PlatformItemFields = {
  title: "",
  body: "",
  state: "open",
  platformListId: null,
  labels: [],
  assignees: [],
  due: null,
  priority: "none",
  checklist: [],
  archived: false,
  parent: null,
};

/** The longest title and body in UTF-16 code units. */
export const referenceTrackerLimits = { title: 1_000, body: 65_536 } as const;

/**
 * An in-memory tracker with fault switches, for tests of everything that works with a tracker.
 * @example
 * const server = new ReferenceTrackerServer();
 * const board = server.addBoard("Operations", ["To do", "Done"]);
 * server.faults.loseNextAnswer();
 */
export class ReferenceTrackerServer {
  readonly hooks = new Map<string, PlatformHook>();
  readonly faults = new FaultSwitches();
  readonly intents: "enforced" | "lookup";
  /** The account that the connector writes as. */
  readonly ourselves: PlatformPerson = { platformUserId: "user-eureka", displayName: "Eureka", isBot: true };
  readonly people: PlatformPerson[] = [this.ourselves];
  readonly pullRequests: ReferencePullRequests;
  readonly #clock: Clock;
  readonly #boards = new Map<string, StoredBoard>();
  readonly #items = new Map<string, StoredItem>();
  readonly #comments = new Map<string, StoredComment>();
  readonly #attachments = new ReferenceAttachments();
  #sequence = 0;

  constructor(options: ReferenceTrackerServerOptions = {}) {
    this.#clock = options.clock ?? { now: () => new Date() };
    this.intents = options.intents ?? "lookup";
    this.pullRequests = new ReferencePullRequests(this.#clock, this.ourselves);
  }

  /** How much has happened here, by whomever: what changes nothing leaves it as it is. */
  get deeds(): number {
    return this.#sequence;
  }

  get boards(): TrackerBoard[] {
    return [...this.#boards.values()].map(({ board }) => board);
  }

  addPerson(displayName: string): PlatformPerson {
    const person = { platformUserId: `user-${++this.#sequence}`, displayName, isBot: false };
    this.people.push(person);
    return person;
  }

  /** Makes a board with lists from left to right. */
  addBoard(name: string, listNames: readonly string[]): { platformBoardId: string; lists: TrackerList[] } {
    const platformBoardId = `board-${++this.#sequence}`;
    const lists = listNames.map((listName) => ({ platformListId: `list-${++this.#sequence}`, name: listName }));
    this.#boards.set(platformBoardId, { board: { platformBoardId, name, archived: false }, lists, labels: new Map() });
    return { platformBoardId, lists };
  }

  listsOf(platformBoardId: string): TrackerList[] {
    return this.#requireBoard(platformBoardId).lists;
  }

  labelsOf(platformBoardId: string): TrackerLabel[] {
    return [...this.#requireBoard(platformBoardId).labels.values()];
  }

  /** All items that were not deleted, in the order of their creation. */
  itemsOf(platformBoardId: string): TrackerItem[] {
    return [...this.#items.values()]
      .filter(({ item, deleted }) => !deleted && item.platformBoardId === platformBoardId)
      .map(({ item }) => item);
  }

  /** The ids of a list's items from top to bottom. */
  orderOf(platformBoardId: string, platformListId: string): string[] {
    return this.#itemsInOrder(platformBoardId, platformListId).map(({ platformItemId }) => platformItemId);
  }

  createItem(
    platformBoardId: string,
    fields: Partial<PlatformItemFields>,
    options: { intent?: string; position?: ItemPosition | KeyedPosition } = {},
  ): TrackerItem {
    const { lists } = this.#requireBoard(platformBoardId);
    const earlier =
      options.intent !== undefined && this.intents === "enforced"
        ? this.findItemByIntent(platformBoardId, options.intent)
        : null;
    if (earlier) return earlier;
    const complete = { ...emptyFields, ...structuredClone(fields) };
    complete.platformListId ??= lists[0]?.platformListId ?? null;
    this.#checkFields(platformBoardId, complete);
    const orderKey = this.#findOrderKey(platformBoardId, complete.platformListId, options.position ?? "last", null);
    const platformItemId = `item-${this.#sequence + 1}`;
    const stored: StoredItem = {
      item: {
        platformBoardId,
        platformItemId,
        fields: complete,
        orderKey,
        attachments: [],
        remoteVersion: "",
        updatedAt: this.#clock.now(),
      },
      intent: options.intent ?? null,
      sequence: 0,
      deleted: false,
    };
    this.#items.set(platformItemId, stored);
    return this.#touch(stored, complete);
  }

  findItemByIntent(platformBoardId: string, intent: string): TrackerItem | null {
    for (const stored of this.#items.values()) {
      if (stored.intent === intent && !stored.deleted && stored.item.platformBoardId === platformBoardId)
        return stored.item;
    }
    return null;
  }

  getItem(platformItemId: string): TrackerItem {
    return this.#requireItem(platformItemId).item;
  }

  /** The ids of the parts of an item. */
  subItemsOf(platformItemId: string): string[] {
    const { platformBoardId } = this.#requireItem(platformItemId).item;
    return this.itemsOf(platformBoardId)
      .filter(({ fields }) => fields.parent === platformItemId)
      .map((item) => item.platformItemId);
  }

  /** Changes fields; an update that changes nothing keeps the version, and a parent that cannot be one changes nothing. */
  updateItem(platformItemId: string, fields: Partial<Omit<PlatformItemFields, "platformListId">>): TrackerItem {
    const stored = this.#requireItem(platformItemId);
    const changed = { ...stored.item.fields, ...structuredClone(fields) };
    if (!this.#mayBePart(stored.item, changed.parent)) changed.parent = stored.item.fields.parent;
    if (isDeepStrictEqual(changed, stored.item.fields)) return stored.item;
    this.#checkFields(stored.item.platformBoardId, changed);
    return this.#touch(stored, changed);
  }

  moveItem(platformItemId: string, platformListId: string, position: ItemPosition | KeyedPosition): TrackerItem {
    const stored = this.#requireItem(platformItemId);
    const orderKey = this.#findOrderKey(stored.item.platformBoardId, platformListId, position, stored.item);
    if (orderKey === stored.item.orderKey && platformListId === stored.item.fields.platformListId) return stored.item;
    stored.item = { ...stored.item, orderKey };
    return this.#touch(stored, { ...stored.item.fields, platformListId });
  }

  deleteItem(platformItemId: string): void {
    const stored = this.#items.get(platformItemId);
    if (!stored || stored.deleted) return;
    for (const part of this.subItemsOf(platformItemId)) this.updateItem(part, { parent: null });
    stored.deleted = true;
    this.#list(stored);
  }

  /** Items with a change after `sequence`, oldest change first. */
  changesAfter(platformBoardId: string, sequence: number): { item: TrackerItem; sequence: number; deleted: boolean }[] {
    this.#requireBoard(platformBoardId);
    return [...this.#items.values()]
      .filter((stored) => stored.item.platformBoardId === platformBoardId && stored.sequence > sequence)
      .sort((left, right) => left.sequence - right.sequence)
      .map(({ item, sequence: changedAt, deleted }) => ({ item, sequence: changedAt, deleted }));
  }

  commentsOf(platformItemId: string): PlatformComment[] {
    this.#requireItem(platformItemId);
    return [...this.#comments.values()]
      .filter((stored) => stored.platformItemId === platformItemId)
      .map(({ comment }) => comment);
  }

  addComment(platformItemId: string, author: PlatformPerson, body: string, intent?: string): PlatformComment {
    const item = this.#requireItem(platformItemId);
    const earlier =
      intent !== undefined && this.intents === "enforced" ? this.findCommentByIntent(platformItemId, intent) : null;
    if (earlier) return earlier;
    const platformCommentId = `comment-${this.#list(item)}`;
    const comment = { platformCommentId, author, body, createdAt: this.#clock.now().toISOString() };
    this.#comments.set(platformCommentId, { comment, platformItemId, intent: intent ?? null });
    return comment;
  }

  findCommentByIntent(platformItemId: string, intent: string): PlatformComment | null {
    for (const stored of this.#comments.values()) {
      if (stored.intent === intent && stored.platformItemId === platformItemId) return stored.comment;
    }
    return null;
  }

  updateComment(platformCommentId: string, body: string): PlatformComment {
    const stored = this.#comments.get(platformCommentId);
    if (!stored) throw new ConnectorError("not_found", `There is no comment ${platformCommentId}`);
    if (stored.comment.body === body) return stored.comment;
    stored.comment = { ...stored.comment, body };
    this.#list(this.#items.get(stored.platformItemId));
    return stored.comment;
  }

  deleteComment(platformCommentId: string): void {
    const stored = this.#comments.get(platformCommentId);
    if (!stored) return;
    this.#comments.delete(platformCommentId);
    this.#list(this.#items.get(stored.platformItemId));
  }

  /** Hangs a file or a link on an item. */
  attach(platformItemId: string, file: ReferenceFile, intent?: string): TrackerAttachment {
    const stored = this.#requireItem(platformItemId);
    const earlier =
      intent !== undefined && this.intents === "enforced"
        ? this.#attachments.findByIntent(platformItemId, intent)
        : null;
    if (earlier) return earlier;
    const id = `attachment-${this.#sequence + 1}`;
    const { attachment } = this.#attachments.add(platformItemId, id, file, intent ?? null);
    this.#touch(stored, stored.item.fields);
    return attachment;
  }

  detach(platformItemId: string, platformAttachmentId: string): void {
    const stored = this.#items.get(platformItemId);
    if (!stored || stored.deleted || !this.#attachments.remove(platformItemId, platformAttachmentId)) return;
    this.#touch(stored, stored.item.fields);
  }

  findAttachmentByIntent(platformItemId: string, intent: string): TrackerAttachment | null {
    return this.#attachments.findByIntent(this.#requireItem(platformItemId).item.platformItemId, intent);
  }

  bytesOf(platformItemId: string, platformAttachmentId: string): Uint8Array<ArrayBuffer> {
    return this.#attachments.bytesOf(this.#requireItem(platformItemId).item.platformItemId, platformAttachmentId);
  }

  /** What is said on an item stands in the list of changes, although its version stays. */
  #list(stored: StoredItem | undefined): number {
    this.#sequence++;
    if (stored) stored.sequence = this.#sequence;
    return this.#sequence;
  }

  #touch(stored: StoredItem, fields: PlatformItemFields): TrackerItem {
    this.#list(stored);
    stored.item = {
      ...stored.item,
      fields,
      attachments: this.#attachments.of(stored.item.platformItemId),
      remoteVersion: `v${stored.sequence}`,
      updatedAt: this.#clock.now(),
    };
    const { labels } = this.#requireBoard(stored.item.platformBoardId);
    for (const name of fields.labels) labels.set(name, { name });
    return stored.item;
  }

  /** Of the same board, and no part of what becomes its part. */
  #mayBePart({ platformItemId, platformBoardId }: TrackerItem, parent: string | null): boolean {
    for (let above = parent; above !== null; ) {
      const found: StoredItem | undefined = this.#items.get(above);
      if (!found || found.deleted || found.item.platformBoardId !== platformBoardId || above === platformItemId)
        return false;
      above = found.item.fields.parent;
    }
    return true;
  }

  #checkFields(platformBoardId: string, fields: PlatformItemFields): void {
    if (fields.title === "") throw new ConnectorError("invalid", "An item needs a title");
    if (fields.title.length > referenceTrackerLimits.title)
      throw new ConnectorError("invalid", "The title is too long");
    if (fields.body.length > referenceTrackerLimits.body) throw new ConnectorError("invalid", "The body is too long");
    if (fields.platformListId !== null) this.#requireList(platformBoardId, fields.platformListId);
  }

  /** The key for a place in a list. An item that stands there already keeps its own. */
  #findOrderKey(
    platformBoardId: string,
    platformListId: string | null,
    position: ItemPosition | KeyedPosition,
    moving: TrackerItem | null,
  ): string {
    const others = this.#itemsInOrder(platformBoardId, platformListId).filter(
      (item) => item.platformItemId !== moving?.platformItemId,
    );
    const index = findIndex(others, position);
    const above = others[index - 1]?.orderKey ?? "";
    const below = others[index]?.orderKey ?? null;
    const key = moving?.fields.platformListId === platformListId ? moving.orderKey : null;
    const fits = (wanted: string) => wanted > above && (below === null || wanted < below);
    if (typeof position === "object" && "orderKey" in position && fits(position.orderKey)) return position.orderKey;
    return key !== null && fits(key) ? key : makeKeyBetween(above, below);
  }

  #itemsInOrder(platformBoardId: string, platformListId: string | null): TrackerItem[] {
    if (platformListId !== null) this.#requireList(platformBoardId, platformListId);
    return this.itemsOf(platformBoardId)
      .filter(({ fields }) => fields.platformListId === platformListId)
      .sort((left, right) => ((left.orderKey ?? "") < (right.orderKey ?? "") ? -1 : 1));
  }

  #requireBoard(platformBoardId: string): StoredBoard {
    const board = this.#boards.get(platformBoardId);
    if (!board) throw new ConnectorError("not_found", `There is no board ${platformBoardId}`);
    return board;
  }

  #requireList(platformBoardId: string, platformListId: string): void {
    if (this.listsOf(platformBoardId).some((list) => list.platformListId === platformListId)) return;
    throw new ConnectorError("not_found", `There is no list ${platformListId}`);
  }

  #requireItem(platformItemId: string): StoredItem {
    const stored = this.#items.get(platformItemId);
    if (!stored || stored.deleted) throw new ConnectorError("not_found", `There is no item ${platformItemId}`);
    return stored;
  }
}

function findIndex(items: readonly TrackerItem[], position: ItemPosition | KeyedPosition): number {
  if (position === "first") return 0;
  if (position === "last") return items.length;
  if ("orderKey" in position) return items.filter((item) => (item.orderKey ?? "") <= position.orderKey).length;
  const above = items.findIndex(({ platformItemId }) => platformItemId === position.afterPlatformItemId);
  if (above === -1) throw new ConnectorError("not_found", "The item to stand after is not in this list");
  return above + 1;
}
