/** The state of the simulated Trello: everything by its id, a clock that never stands still, and the log. */
import { randomBytes } from "node:crypto";
import { isObjectId, makeObjectId } from "./ids.ts";
import type {
  Action,
  App,
  Board,
  Card,
  Checklist,
  CustomField,
  Label,
  List,
  Member,
  Organization,
  Token,
  Webhook,
} from "./model.ts";
import { byPosition } from "./position.ts";
import { resourceNotFound, TrelloRefusal } from "./refusal.ts";

export class World {
  readonly members = new Map<string, Member>();
  readonly organizations = new Map<string, Organization>();
  readonly boards = new Map<string, Board>();
  readonly lists = new Map<string, List>();
  readonly cards = new Map<string, Card>();
  readonly labels = new Map<string, Label>();
  readonly checklists = new Map<string, Checklist>();
  readonly customFields = new Map<string, CustomField>();
  readonly webhooks = new Map<string, Webhook>();
  readonly tokens = new Map<string, Token>();
  readonly apps = new Map<string, App>();
  /** Oldest first. */
  readonly actions: Action[] = [];
  /** Where the simulator answers; known once it listens. */
  url = "";
  /** Hears every action right after it was written. */
  onAction: (action: Action) => void = () => undefined;
  readonly #clock: () => number;
  readonly #random = randomBytes(5).toString("hex");
  #last = 0;
  #count = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Never the same moment twice, so that what happened can always be ordered. */
  now(): string {
    this.#last = Math.max(this.#last + 1, this.#clock());
    return new Date(this.#last).toISOString();
  }

  /** The present as it is, for what does not happen but is asked. */
  get present(): number {
    return this.#clock();
  }

  newId(): string {
    return makeObjectId(Math.max(this.#last, this.#clock()), this.#random, ++this.#count);
  }

  member(id: string): Member {
    const found = [...this.members.values()].find((member) => member.id === id || member.username === id);
    if (!found) throw resourceNotFound();
    return found;
  }

  organization(id: string): Organization {
    const found = [...this.organizations.values()].find((entry) => entry.id === id || entry.name === id);
    return found ?? this.#missing(id);
  }

  board(id: string): Board {
    return this.boards.get(id) ?? this.#byShortLink(this.boards, id);
  }

  card(id: string): Card {
    return this.cards.get(id) ?? this.#byShortLink(this.cards, id);
  }

  list(id: string): List {
    return this.lists.get(id) ?? this.#missing(id);
  }

  label(id: string): Label {
    return this.labels.get(id) ?? this.#missing(id);
  }

  checklist(id: string): Checklist {
    return this.checklists.get(id) ?? this.#missing(id);
  }

  customField(id: string): CustomField {
    return this.customFields.get(id) ?? this.#missing(id);
  }

  action(id: string): Action {
    return this.actions.find((action) => action.id === id) ?? this.#missing(id);
  }

  listsOf(idBoard: string): List[] {
    return [...this.lists.values()].filter((list) => list.idBoard === idBoard).sort(byPosition);
  }

  /** All cards of a board, archived ones included: column by column, top to bottom. */
  cardsOf(idBoard: string): Card[] {
    return this.listsOf(idBoard).flatMap(({ id }) => this.cardsIn(id));
  }

  cardsIn(idList: string): Card[] {
    return [...this.cards.values()].filter((card) => card.idList === idList).sort(byPosition);
  }

  labelsOf(idBoard: string): Label[] {
    return [...this.labels.values()].filter((label) => label.idBoard === idBoard);
  }

  checklistsOf(idCard: string): Checklist[] {
    return [...this.checklists.values()].filter((checklist) => checklist.idCard === idCard).sort(byPosition);
  }

  customFieldsOf(idBoard: string): CustomField[] {
    return [...this.customFields.values()].filter((field) => field.idBoard === idBoard).sort(byPosition);
  }

  #byShortLink<Entry extends { readonly shortLink: string }>(entries: Map<string, Entry>, id: string): Entry {
    return [...entries.values()].find(({ shortLink }) => shortLink === id) ?? this.#missing(id);
  }

  /** Something in the form of an id is not there; anything else is no id. Short links have eight letters. */
  #missing(id: string): never {
    if (isObjectId(id) || /^[0-9A-Za-z]{8}$/.test(id)) throw resourceNotFound();
    throw new TrelloRefusal(400, "invalid id");
  }
}
