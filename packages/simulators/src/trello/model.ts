/** What the simulated Trello remembers, in Trello's own words. */

export interface Member {
  readonly id: string;
  username: string;
  fullName: string;
  initials: string;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  displayName: string;
  readonly memberIds: Set<string>;
}

export interface Membership {
  readonly id: string;
  readonly idMember: string;
  memberType: "admin" | "normal" | "observer";
}

export interface Board {
  readonly id: string;
  readonly shortLink: string;
  name: string;
  desc: string;
  closed: boolean;
  idOrganization: string | null;
  permissionLevel: "private" | "org" | "public";
  memberships: Membership[];
  /** The number that the last card got. */
  lastIdShort: number;
  dateLastActivity: string;
}

export interface List {
  readonly id: string;
  name: string;
  closed: boolean;
  idBoard: string;
  pos: number;
}

export const labelColors = [
  "green",
  "yellow",
  "orange",
  "red",
  "purple",
  "blue",
  "sky",
  "lime",
  "pink",
  "black",
] as const;

export type LabelColor = (typeof labelColors)[number];

export interface Label {
  readonly id: string;
  readonly idBoard: string;
  name: string;
  color: LabelColor | null;
}

export interface CheckItem {
  readonly id: string;
  name: string;
  state: "complete" | "incomplete";
  pos: number;
  due: string | null;
  idMember: string | null;
}

export interface Checklist {
  readonly id: string;
  readonly idCard: string;
  name: string;
  pos: number;
  checkItems: CheckItem[];
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly date: string;
  readonly idMember: string;
  readonly mimeType: string;
  readonly pos: number;
  /** Null for a link. */
  readonly file: { readonly fileName: string; readonly bytes: Buffer } | null;
}

export interface Cover {
  idAttachment: string | null;
  color: string | null;
  idUploadedBackground: string | null;
  size: "normal" | "full";
  brightness: "light" | "dark";
}

export interface CustomField {
  readonly id: string;
  readonly idBoard: string;
  name: string;
  readonly type: "checkbox" | "list" | "number" | "text" | "date";
  pos: number;
  cardFront: boolean;
  readonly options: { readonly id: string; readonly value: { readonly text: string }; color: string; pos: number }[];
}

export interface CustomFieldItem {
  readonly id: string;
  readonly idCustomField: string;
  value: Readonly<Record<string, string>> | null;
  idValue: string | null;
}

export interface Card {
  readonly id: string;
  readonly shortLink: string;
  idShort: number;
  name: string;
  desc: string;
  closed: boolean;
  idBoard: string;
  idList: string;
  pos: number;
  due: string | null;
  start: string | null;
  dueComplete: boolean;
  idMembers: string[];
  idLabels: string[];
  subscribed: boolean;
  cover: Cover;
  attachments: Attachment[];
  customFieldItems: CustomFieldItem[];
  dateLastActivity: string;
}

/** The application that a key belongs to. */
export interface App {
  readonly id: string;
  readonly key: string;
  /** Signs the webhooks of all of its tokens. */
  readonly secret: string;
  readonly name: string;
}

export type Scope = "read" | "write" | "account";

export interface Token {
  readonly id: string;
  readonly token: string;
  readonly idMember: string;
  readonly app: App;
  readonly scopes: readonly Scope[];
  readonly dateCreated: string;
  /** Null: never. */
  dateExpires: string | null;
}

export interface Webhook {
  readonly id: string;
  /** Of the token that made it; it goes when the token goes. */
  readonly idToken: string;
  description: string;
  idModel: string;
  callbackURL: string;
  active: boolean;
  consecutiveFailures: number;
  firstConsecutiveFailDate: string | null;
}

export interface Action {
  readonly id: string;
  readonly idMemberCreator: string;
  readonly type: string;
  readonly date: string;
  readonly data: Record<string, unknown>;
  readonly app: App | null;
  /** Whom it is about, besides who did it. */
  readonly idMember: string | null;
  /** Everything that it belongs to: webhooks and logs of these models get it. */
  readonly idModels: readonly string[];
}

/** Who does something: a person on the site, or an application with the person's token. */
export interface Author {
  readonly member: Member;
  readonly app: App | null;
}

/** Whoever a request's key and token stand for. */
export interface Caller extends Author {
  readonly app: App;
  readonly token: Token;
}
