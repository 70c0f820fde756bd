/** What people do on the site, as methods: each writes the log and reaches whoever watches. */
import * as attachments from "./deeds/attachment-deeds.ts";
import * as boards from "./deeds/board-deeds.ts";
import * as cards from "./deeds/card-deeds.ts";
import * as checklists from "./deeds/checklist-deeds.ts";
import * as comments from "./deeds/comment-deeds.ts";
import * as customFields from "./deeds/custom-field-deeds.ts";
import type {
  Action,
  Attachment,
  Author,
  Board,
  Card,
  CheckItem,
  Checklist,
  CustomField,
  Label,
  LabelColor,
  List,
  Member,
  Membership,
} from "./model.ts";
import type { Position } from "./position.ts";
import { recordAction } from "./record-action.ts";
import type { World } from "./world.ts";

/** One member at the site. Ids that lead nowhere throw a `TrelloRefusal`, as the API would answer. */
export class Person {
  readonly member: Member;
  readonly #world: World;
  readonly #author: Author;

  constructor(world: World, member: Member) {
    this.#world = world;
    this.member = member;
    this.#author = { member, app: null };
  }

  createBoard(name: string, options: Omit<boards.NewBoard, "name"> = {}): Board {
    return boards.createBoard(this.#world, this.#author, { name, ...options });
  }

  editBoard(idBoard: string, change: boards.BoardChange): Board {
    return boards.updateBoard(this.#world, this.#author, this.#world.board(idBoard), change);
  }

  addToBoard(idBoard: string, idMember: string, memberType: Membership["memberType"] = "normal"): void {
    boards.addToBoard(this.#world, this.#author, this.#world.board(idBoard), idMember, memberType);
  }

  removeFromBoard(idBoard: string, idMember: string): void {
    boards.removeFromBoard(this.#world, this.#author, this.#world.board(idBoard), idMember);
  }

  createList(idBoard: string, name: string, pos: Position = "bottom"): List {
    return boards.createList(this.#world, this.#author, this.#world.board(idBoard), { name, pos });
  }

  renameList(idList: string, name: string): List {
    return boards.updateList(this.#world, this.#author, this.#world.list(idList), { name });
  }

  archiveList(idList: string, closed = true): List {
    return boards.updateList(this.#world, this.#author, this.#world.list(idList), { closed });
  }

  createLabel(idBoard: string, name: string, color: LabelColor | null): Label {
    return boards.createLabel(this.#world, this.#author, this.#world.board(idBoard), name, color);
  }

  editLabel(idLabel: string, change: { readonly name?: string; readonly color?: LabelColor | null }): Label {
    return boards.updateLabel(this.#world, this.#author, this.#world.label(idLabel), change);
  }

  deleteLabel(idLabel: string): void {
    boards.deleteLabel(this.#world, this.#author, this.#world.label(idLabel));
  }

  createCard(idList: string, name: string, fields: Omit<cards.CardFields, "name"> = {}): Card {
    return cards.createCard(this.#world, this.#author, idList, { name, ...fields });
  }

  editCard(idCard: string, fields: cards.CardFields): Card {
    return cards.updateCard(this.#world, this.#author, this.#world.card(idCard), fields);
  }

  moveCard(idCard: string, idList: string, pos: Position = "bottom"): Card {
    return this.editCard(idCard, { idList, pos });
  }

  moveCardToBoard(idCard: string, idBoard: string, idList: string): Card {
    return this.editCard(idCard, { idBoard, idList });
  }

  archive(idCard: string): Card {
    return this.editCard(idCard, { closed: true });
  }

  restore(idCard: string): Card {
    return this.editCard(idCard, { closed: false });
  }

  deleteCard(idCard: string): void {
    cards.deleteCard(this.#world, this.#author, this.#world.card(idCard));
  }

  addMember(idCard: string, idMember: string): void {
    cards.addMember(this.#world, this.#author, this.#world.card(idCard), idMember);
  }

  removeMember(idCard: string, idMember: string): void {
    cards.removeMember(this.#world, this.#author, this.#world.card(idCard), idMember);
  }

  addLabel(idCard: string, idLabel: string): void {
    cards.addLabel(this.#world, this.#author, this.#world.card(idCard), idLabel);
  }

  removeLabel(idCard: string, idLabel: string): void {
    cards.removeLabel(this.#world, this.#author, this.#world.card(idCard), idLabel);
  }

  comment(idCard: string, text: string): Action {
    return comments.addComment(this.#world, this.#author, this.#world.card(idCard), text);
  }

  editComment(idComment: string, text: string): Action {
    return comments.updateComment(this.#world, this.#author, comments.findComment(this.#world, idComment), text);
  }

  deleteComment(idComment: string): void {
    comments.deleteComment(this.#world, this.#author, comments.findComment(this.#world, idComment));
  }

  addChecklist(idCard: string, name: string): Checklist {
    return checklists.addChecklist(this.#world, this.#author, this.#world.card(idCard), name);
  }

  renameChecklist(idChecklist: string, name: string): Checklist {
    return checklists.updateChecklist(this.#world, this.#author, this.#world.checklist(idChecklist), { name });
  }

  removeChecklist(idChecklist: string): void {
    checklists.removeChecklist(this.#world, this.#author, this.#world.checklist(idChecklist));
  }

  addItem(idChecklist: string, name: string, fields: Omit<checklists.CheckItemFields, "name"> = {}): CheckItem {
    return checklists.addCheckItem(this.#world, this.#author, this.#world.checklist(idChecklist), name, fields);
  }

  tickItem(idCard: string, idCheckItem: string, done = true): CheckItem {
    return this.editItem(idCard, idCheckItem, { state: done ? "complete" : "incomplete" });
  }

  editItem(idCard: string, idCheckItem: string, fields: checklists.CheckItemFields): CheckItem {
    const place = checklists.findCheckItem(this.#world, idCard, idCheckItem);
    return checklists.updateCheckItem(this.#world, this.#author, place, fields);
  }

  deleteItem(idCard: string, idCheckItem: string): void {
    checklists.deleteCheckItem(this.#world, this.#author, checklists.findCheckItem(this.#world, idCard, idCheckItem));
  }

  attach(idCard: string, input: attachments.NewAttachment): Attachment {
    return attachments.addAttachment(this.#world, this.#author, this.#world.card(idCard), input);
  }

  removeAttachment(idCard: string, idAttachment: string): void {
    attachments.deleteAttachment(this.#world, this.#author, this.#world.card(idCard), idAttachment);
  }

  createCustomField(idBoard: string, input: Parameters<typeof customFields.createCustomField>[3]): CustomField {
    return customFields.createCustomField(this.#world, this.#author, this.#world.board(idBoard), input);
  }

  setCustomField(idCard: string, idCustomField: string, input: customFields.CustomFieldValue): void {
    const field = this.#world.customField(idCustomField);
    customFields.setCustomField(this.#world, this.#author, this.#world.card(idCard), field, input);
  }

  /** Something that the simulator has no deed for: it stands in the log and is delivered, and changes nothing. */
  doSomethingElse(idBoard: string, type: string, data: Readonly<Record<string, unknown>> = {}): Action {
    return recordAction(this.#world, this.#author, { type, board: this.#world.board(idBoard), data: { ...data } });
  }
}
