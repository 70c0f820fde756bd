/** Tracker: boards, lists and items of a platform in neutral words. All ids are the platform's; all bodies are GitHub Flavored Markdown. */
import type { ExternalFieldType } from "@eureka/contracts/connected-board";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformComment, PlatformDue, PlatformItemFields } from "@eureka/contracts/universal-event";
import type { Intent } from "./chat.ts";
import type { Page, PageRequest } from "./page.ts";

export interface TrackerBoard {
  readonly platformBoardId: string;
  readonly name: string;
  readonly permalink?: string;
  readonly archived: boolean;
}

export interface TrackerList {
  readonly platformListId: string;
  readonly name: string;
}

export interface TrackerLabel {
  readonly name: string;
  /** `#rrggbb`, where the platform has colours. */
  readonly color?: string;
}

/** Something that hangs on an item. The host never fetches `url`: people open it, and bytes come from {@link AttachmentsCapability.open}. */
export interface TrackerAttachment {
  readonly platformAttachmentId: string;
  /** `file`: the platform keeps its bytes. `link`: it leads elsewhere. */
  readonly kind: "file" | "link";
  readonly name: string;
  /** Where people open it, http or https. */
  readonly url: string;
  readonly mediaType?: string;
  readonly sizeBytes?: number;
}

/** Something that a platform knows of an item and that has no neutral word: shown to people, and set through {@link FieldsCapability} alone. */
export interface TrackerFact {
  readonly name: string;
  readonly value: string;
  /** The field whose value it is, where it is one that can be set. */
  readonly platformFieldId?: string;
}

/** A field that people of the platform gave to the items of a board. */
export interface TrackerCustomField {
  readonly platformFieldId: string;
  readonly name: string;
  readonly type: ExternalFieldType;
  /** Of the type `choice`; empty elsewhere. */
  readonly choices: readonly string[];
}

/** An item as it stands on the platform. */
export interface TrackerItem {
  readonly platformBoardId: string;
  readonly platformItemId: string;
  readonly fields: PlatformItemFields;
  /** Items of one list stand in the order of these keys (1 to 255 characters, by code unit); null on a platform without positions. */
  readonly orderKey: string | null;
  /** Changes whenever anything else here changes, but `updatedAt`; compared only for equality outside the connector. */
  readonly remoteVersion: string;
  readonly updatedAt: Date;
  readonly permalink?: string;
  /** In the platform's order; left out by a platform without attachments. */
  readonly attachments?: readonly TrackerAttachment[];
  /** Whether other items are parts of it; left out by a platform without sub-items, and where it does not say. */
  readonly hasSubItems?: boolean;
  /** Said by `getItem` alone, because it may cost a further call. */
  readonly facts?: readonly TrackerFact[];
}

/** An item, named together with its board because many platforms address it so. */
export interface ItemReference {
  readonly platformBoardId: string;
  readonly platformItemId: string;
}

/** Where in its list an item stands. */
export type ItemPosition = "first" | "last" | { readonly afterPlatformItemId: string };

/** The same said by a key that `order.keyBetween` gave. */
export interface KeyedPosition {
  readonly orderKey: string;
}

export interface CreateItemInput {
  readonly intent: Intent;
  readonly platformBoardId: string;
  /** Fields that are left out take the platform's empty value. A parent is set afterwards. */
  readonly fields: Partial<Omit<PlatformItemFields, "parent">> & Pick<PlatformItemFields, "title">;
  readonly position?: ItemPosition | KeyedPosition;
}

export interface UpdateItemInput {
  readonly intent: Intent;
  readonly item: ItemReference;
  /**
   * Only these change; lists of labels, people and checklist entries are replaced as a whole. Moves go through `moveItem`. A parent that
   * the platform does not take, because it would make a ring or is full, stays as it is, and the answer says so.
   */
  readonly fields: Partial<Omit<PlatformItemFields, "platformListId" | "archived">>;
}

export interface MoveItemInput {
  readonly intent: Intent;
  readonly item: ItemReference;
  readonly platformListId: string;
  readonly position: ItemPosition | KeyedPosition;
}

export interface PlaceItemInput extends MoveItemInput {
  readonly position: ItemPosition;
}

export interface ChangeItemInput {
  readonly intent: Intent;
  readonly item: ItemReference;
}

export interface AddCommentInput extends ChangeItemInput {
  readonly body: string;
}

export interface UpdateCommentInput extends AddCommentInput {
  readonly platformCommentId: string;
}

export interface DeleteCommentInput extends ChangeItemInput {
  readonly platformCommentId: string;
}

export interface AddFileInput extends ChangeItemInput {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** The bytes from their start, as often as it is called. */
  readonly open: () => ReadableStream<Uint8Array>;
}

export interface AddLinkInput extends ChangeItemInput {
  readonly name: string;
  readonly url: string;
}

export interface AttachmentReference {
  readonly item: ItemReference;
  readonly platformAttachmentId: string;
}

/** Files and links on items; what hangs on an item now stands in {@link TrackerItem.attachments}. Errors as of {@link TrackerCapability}. */
export interface AttachmentsCapability {
  /** A larger file is refused as "invalid": it goes as a link. */
  readonly largestFileBytes: number;
  addFile(input: AddFileInput): Promise<TrackerAttachment>;
  addLink(input: AddLinkInput): Promise<TrackerAttachment>;
  /** The attachment that an intent made and that still hangs there, or null. */
  findByIntent(search: { readonly intent: Intent; readonly item: ItemReference }): Promise<TrackerAttachment | null>;
  /** The bytes of a file, from the platform alone. Throws "not_found" when it is gone, "invalid" for a link. */
  open(attachment: AttachmentReference): Promise<ReadableStream<Uint8Array>>;
  /** Taking off what is gone succeeds. */
  remove(attachment: AttachmentReference): Promise<void>;
}

export interface SetFieldInput extends ChangeItemInput {
  readonly platformFieldId: string;
  /** In the form that `ExternalField` in the contracts says for each type; null takes the value away. */
  readonly value: string | null;
}

/** Fields beyond the neutral ones; their values on an item stand in {@link TrackerItem.facts}. Errors as of {@link TrackerCapability}. */
export interface FieldsCapability {
  /** In the order of the board. Fields of a type that has no neutral word are left out. */
  list(board: { readonly platformBoardId: string }): Promise<readonly TrackerCustomField[]>;
  /** Throws "not_found" when the item or the field is gone, "invalid" for a value that the field does not take. */
  set(input: SetFieldInput): Promise<void>;
}

/** The places of items in their lists. Errors as of {@link TrackerCapability}. */
export interface OrderCapability {
  /** The open items of a list from top to bottom. */
  read(list: { readonly platformBoardId: string; readonly platformListId: string }): Promise<readonly StandingItem[]>;
  /** Puts an item at another place of its list. One that does not stand in this list any more stays where somebody moved it. */
  place(input: PlaceItemInput): Promise<void>;
  /**
   * A key for a place below one item and above another, by their keys; null for an end of the list, and null where nothing fits in between.
   * Asks nobody, so that many items can be given their places at once: an item that is made or moved with such a key stands there.
   */
  keyBetween(above: string | null, below: string | null): string | null;
}

/** An item of a list in order. */
export interface StandingItem {
  readonly platformItemId: string;
  readonly orderKey: string;
}

/** Where to look for a write whose answer never came. */
export interface ItemIntentSearch {
  readonly intent: Intent;
  readonly platformBoardId: string;
  /** When the first attempt began; nothing older needs to be read. */
  readonly sentAfter: Date;
}

export interface CommentIntentSearch {
  readonly intent: Intent;
  readonly item: ItemReference;
  readonly sentAfter: Date;
}

/** One entry of the list of changes: the item as it is now, or that it is gone. */
export type ItemChange =
  | { readonly kind: "present"; readonly item: TrackerItem }
  | { readonly kind: "deleted"; readonly platformItemId: string };

export interface ItemChanges {
  readonly changes: readonly ItemChange[];
  /** Opaque; continue from here, now or days later. */
  readonly nextCursor: string;
  /** More changes are waiting right now. */
  readonly hasMore: boolean;
}

export interface ChangesRequest {
  readonly platformBoardId: string;
  /** Left out: every item of the board counts as changed, unless `changedAfter` says otherwise. */
  readonly cursor?: string;
  /** Begins with what changed after this moment, by the platform's clock. Without effect beside a cursor. */
  readonly changedAfter?: Date;
  readonly limit?: number;
}

/** A field of an item that a platform may or may not have. */
export type TrackerField = keyof PlatformItemFields;

/** What the platform can do; the host asks instead of knowing platforms by name. */
export interface TrackerAbilities {
  /** `enforced`: the platform itself makes one item of two creations with one intent. `lookup`: the host looks first, see `writeOnce`. */
  readonly intents: "enforced" | "lookup";
  /**
   * The fields that survive a write and a read; writing another one is ignored.
   * Without `platformListId` the platform has no lists: `listLists` is empty and `moveItem` throws "invalid".
   */
  readonly fields: readonly TrackerField[];
  /** The kinds of due that the platform keeps; the other kind is refused as "invalid", because only the host knows the time zone. */
  readonly dueKinds: readonly PlatformDue["kind"][];
  /** False: `orderKey` is null, and positions are ignored. */
  readonly positions: boolean;
  readonly comments: "none" | "append" | "full";
  readonly deletesItems: boolean;
  /** Whether `listChanges` reports deleted items; where it does not, the host asks for the ones it misses. */
  readonly reportsDeletions: boolean;
  /** Longest title and body in UTF-16 code units; longer text is refused as "invalid", never cut. */
  readonly maxTitleLength: number;
  readonly maxBodyLength: number;
  /**
   * Writes may be made with the tokens of a person who gave a mandate (`MandateDescription`): then the platform shows her as their author.
   * What she may not do over there throws "unauthorized" or "not_found", and what she may not set stands unchanged in the answer.
   */
  readonly actsAsPeople?: boolean;
  /** The list whose items may be divided further by their labels, on a platform whose lists say little; left out where lists are people's own. */
  readonly dividedListId?: string;
}

/**
 * Every method may throw `ConnectorError` with one of its five codes and nothing else.
 * After "unavailable" the write may or may not have happened. Creating an item or a comment is looked up before it is repeated;
 * all other writes are safe to repeat as they are: the second time changes nothing and succeeds.
 */
export interface TrackerCapability {
  capabilities(): TrackerAbilities;

  listBoards(page: PageRequest): Promise<Page<TrackerBoard>>;
  /** In the order of the board, from left to right; empty on a platform without lists. */
  listLists(board: { readonly platformBoardId: string }): Promise<readonly TrackerList[]>;
  listLabels(board: { readonly platformBoardId: string }): Promise<readonly TrackerLabel[]>;
  /** The people whom items of the board can be assigned to. */
  listMembers(page: PageRequest & { readonly platformBoardId: string }): Promise<Page<PlatformPerson>>;

  createItem(input: CreateItemInput): Promise<TrackerItem>;
  /** The item that an intent created, or null when it created none. */
  findByIntent(search: ItemIntentSearch): Promise<TrackerItem | null>;
  /** Throws "not_found" for an item that was deleted; an archived one is still there. */
  getItem(item: ItemReference): Promise<TrackerItem>;
  updateItem(input: UpdateItemInput): Promise<TrackerItem>;
  moveItem(input: MoveItemInput): Promise<TrackerItem>;
  archiveItem(input: ChangeItemInput): Promise<TrackerItem>;
  restoreItem(input: ChangeItemInput): Promise<TrackerItem>;
  /** Deleting what is gone succeeds. Throws "invalid" where `deletesItems` is false. */
  deleteItem(input: ChangeItemInput): Promise<void>;

  /** Oldest first. */
  listComments(page: PageRequest & { readonly item: ItemReference }): Promise<Page<PlatformComment>>;
  addComment(input: AddCommentInput): Promise<PlatformComment>;
  /** The comment that an intent added, or null when it added none. */
  findCommentByIntent(search: CommentIntentSearch): Promise<PlatformComment | null>;
  updateComment(input: UpdateCommentInput): Promise<PlatformComment>;
  /** Deleting what is gone succeeds. */
  deleteComment(input: DeleteCommentInput): Promise<void>;

  /** The parts of an item on its own board; left out by a platform without sub-items. */
  listSubItems?(item: ItemReference): Promise<readonly string[]>;

  /** Left out by a platform without positions. */
  readonly order?: OrderCapability;
  /** Left out by a platform whose items carry no files. */
  readonly attachments?: AttachmentsCapability;
  /** Left out by a platform without fields beyond the neutral ones. */
  readonly fields?: FieldsCapability;

  /** Items that changed since the cursor, each at most once a page, as they are now. The repair for lost deliveries. */
  listChanges(request: ChangesRequest): Promise<ItemChanges>;
}
