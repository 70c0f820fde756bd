/** One good request for every call of the simulated Trello, in an order in which each finds what it needs. */
import type { Trello } from "@eureka/simulators/trello";

export interface GoodCall {
  /** As the simulator names it. */
  readonly name: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface GoodPlace {
  readonly board: string;
  readonly organization: string;
  readonly list: string;
  readonly otherList: string;
  readonly card: string;
  readonly doomedCard: string;
  readonly doomedBoard: string;
  readonly me: string;
  readonly other: string;
  readonly label: string;
  readonly doomedLabel: string;
  readonly comment: string;
  readonly doomedComment: string;
  readonly deletedByAction: string;
  readonly checklist: string;
  readonly doomedChecklist: string;
  readonly items: readonly [string, string, string];
  readonly attachment: string;
  readonly field: string;
  readonly token: string;
  readonly doomedTokens: readonly [string, string];
  readonly callbackUrl: string;
}

/** Makes the place by what people do, so that no call is needed for another one. */
export function makePlace(trello: Trello, callbackUrl: string): GoodPlace {
  const ann = trello.addMember("Ann");
  const ben = trello.addMember("Ben");
  const person = trello.as(ann);
  const organization = trello.addOrganization("Example", [ann]);
  const board = person.createBoard("Operations", { idOrganization: organization.id });
  const [list, otherList] = trello.world.listsOf(board.id).map(({ id }) => id) as [string, string];
  person.addToBoard(board.id, ben.id);
  const card = person.createCard(list, "Fix login");
  const checklist = person.addChecklist(card.id, "Steps");
  const items = ["one", "two", "three"].map((name) => person.addItem(checklist.id, name).id) as [
    string,
    string,
    string,
  ];
  const file = { name: "log.txt", bytes: Buffer.from("log") };
  return {
    board: board.id,
    organization: organization.id,
    list,
    otherList,
    card: card.id,
    doomedCard: person.createCard(list, "doomed").id,
    doomedBoard: person.createBoard("Doomed").id,
    me: ann.id,
    other: ben.id,
    label: person.createLabel(board.id, "bug", "red").id,
    doomedLabel: person.createLabel(board.id, "doomed", "lime").id,
    comment: person.comment(card.id, "hello").id,
    doomedComment: person.comment(card.id, "doomed").id,
    deletedByAction: person.comment(card.id, "doomed too").id,
    checklist: checklist.id,
    doomedChecklist: person.addChecklist(card.id, "Doomed").id,
    items,
    attachment: person.attach(card.id, { file }).id,
    field: person.createCustomField(board.id, { name: "Points", type: "number" }).id,
    token: trello.issueToken(ann).token,
    doomedTokens: [trello.issueToken(ann).token, trello.issueToken(ann).token],
    callbackUrl,
  };
}

export function listGoodCalls(place: GoodPlace): GoodCall[] {
  const id = place.card;
  const onBoard = { parts: { id: place.board } };
  const onCard = { parts: { id } };
  const wish = { idModel: place.board, callbackURL: place.callbackUrl };
  return [
    { name: "GET /members/{id}", parts: { id: "me" }, query: { organizations: "all" } },
    { name: "GET /members/{id}/boards", parts: { id: place.me }, query: { filter: "open" } },
    { name: "GET /members/{id}/organizations", parts: { id: place.me } },
    { name: "GET /organizations/{id}", parts: { id: place.organization } },
    { name: "GET /organizations/{id}/boards", parts: { id: place.organization }, query: { filter: "all" } },
    { name: "POST /boards/", query: { name: "New", defaultLists: "false", idOrganization: place.organization } },
    { name: "POST /boards", query: { name: "New" } },
    { name: "GET /boards/{id}", ...onBoard, query: { lists: "open", customFields: "true", fields: "name,closed" } },
    { name: "PUT /boards/{id}", ...onBoard, query: { name: "Renamed", desc: "All of it" } },
    { name: "DELETE /boards/{id}", parts: { id: place.doomedBoard } },
    { name: "GET /boards/{id}/lists", ...onBoard, query: { filter: "open", fields: "name" } },
    { name: "POST /boards/{id}/lists", ...onBoard, query: { name: "Later", pos: "bottom" } },
    { name: "GET /boards/{id}/cards", ...onBoard },
    { name: "GET /boards/{id}/cards/{filter}", parts: { id: place.board, filter: "all" } },
    { name: "GET /boards/{id}/labels", ...onBoard, query: { limit: "1000" } },
    { name: "POST /boards/{id}/labels", ...onBoard, query: { name: "new", color: "sky" } },
    { name: "GET /boards/{id}/members", ...onBoard },
    {
      name: "PUT /boards/{id}/members/{idMember}",
      parts: { id: place.board, idMember: place.other },
      query: { type: "admin" },
    },
    { name: "GET /boards/{id}/memberships", ...onBoard, query: { filter: "all", member: "true" } },
    { name: "GET /boards/{id}/customFields", ...onBoard },
    { name: "GET /boards/{id}/checklists", ...onBoard },
    {
      name: "GET /boards/{boardId}/actions",
      parts: { boardId: place.board },
      query: {
        filter: "commentCard,updateCard:idList",
        limit: "1000",
        since: "2020-01-01T00:00:00.000Z",
        memberCreator: "false",
      },
    },
    { name: "POST /lists", query: { name: "Sooner", idBoard: place.board, pos: "top" } },
    { name: "GET /lists/{id}", parts: { id: place.list }, query: { fields: "name" } },
    { name: "PUT /lists/{id}", parts: { id: place.otherList }, query: { name: "In work", pos: "4096.5" } },
    { name: "GET /lists/{id}/cards", parts: { id: place.list } },
    { name: "GET /lists/{id}/actions", parts: { id: place.list }, query: { filter: "all" } },
    {
      name: "POST /cards",
      query: {
        idList: place.list,
        name: "New",
        desc: "Steps",
        pos: "top",
        due: "2030-02-28T15:30:00.000Z",
        dueComplete: "false",
        urlSource: "https://eureka.example/1",
      },
    },
    {
      name: "GET /cards/{id}",
      ...onCard,
      query: { fields: "name,desc", checklists: "all", members: "true", attachments: "true" },
    },
    {
      name: "PUT /cards/{id}",
      ...onCard,
      query: { name: "Fix it", pos: "bottom", closed: "false", idLabels: place.label },
    },
    { name: "DELETE /cards/{id}", parts: { id: place.doomedCard } },
    { name: "POST /cards/{id}/idLabels", ...onCard, query: { value: place.doomedLabel } },
    { name: "DELETE /cards/{id}/idLabels/{idLabel}", parts: { id, idLabel: place.doomedLabel } },
    { name: "POST /cards/{id}/idMembers", ...onCard, query: { value: place.other } },
    { name: "GET /cards/{id}/members", ...onCard, query: { fields: "fullName" } },
    { name: "DELETE /cards/{id}/idMembers/{idMember}", parts: { id, idMember: place.other } },
    { name: "DELETE /boards/{id}/members/{idMember}", parts: { id: place.board, idMember: place.other } },
    { name: "GET /cards/{id}/actions", ...onCard, query: { filter: "commentCard", page: "0" } },
    { name: "POST /cards/{id}/actions/comments", ...onCard, query: { text: "once more" } },
    {
      name: "PUT /cards/{id}/actions/{idAction}/comments",
      parts: { id, idAction: place.comment },
      query: { text: "edited" },
    },
    { name: "DELETE /cards/{id}/actions/{idAction}/comments", parts: { id, idAction: place.doomedComment } },
    { name: "GET /actions/{id}", parts: { id: place.comment }, query: { fields: "data", display: "false" } },
    { name: "PUT /actions/{id}", parts: { id: place.comment }, query: { text: "edited again" } },
    { name: "GET /actions/{id}/card", parts: { id: place.comment }, query: { fields: "name" } },
    { name: "DELETE /actions/{id}", parts: { id: place.deletedByAction } },
    { name: "POST /cards/{id}/attachments", ...onCard, query: { url: "https://eureka.example/2", name: "a link" } },
    { name: "GET /cards/{id}/attachments", ...onCard, query: { fields: "name,url" } },
    {
      name: "GET /cards/{id}/attachments/{idAttachment}",
      parts: { id, idAttachment: place.attachment },
      query: { fields: "name" },
    },
    {
      name: "GET /cards/{id}/attachments/{idAttachment}/download/{fileName}",
      parts: { id, idAttachment: place.attachment, fileName: "log.txt" },
    },
    { name: "DELETE /cards/{id}/attachments/{idAttachment}", parts: { id, idAttachment: place.attachment } },
    { name: "POST /checklists", query: { idCard: id, name: "More", pos: "bottom" } },
    { name: "GET /cards/{id}/checklists", ...onCard, query: { checkItems: "all" } },
    { name: "GET /checklists/{id}", parts: { id: place.checklist } },
    { name: "PUT /checklists/{id}", parts: { id: place.checklist }, query: { name: "What to do", pos: "top" } },
    { name: "DELETE /checklists/{id}", parts: { id: place.doomedChecklist } },
    {
      name: "POST /checklists/{id}/checkItems",
      parts: { id: place.checklist },
      query: { name: "four", checked: "true", pos: "1024" },
    },
    {
      name: "DELETE /checklists/{id}/checkItems/{idCheckItem}",
      parts: { id: place.checklist, idCheckItem: place.items[0] },
    },
    {
      name: "PUT /cards/{id}/checkItem/{idCheckItem}",
      parts: { id, idCheckItem: place.items[1] },
      query: { state: "complete", name: "second", pos: "top" },
    },
    { name: "DELETE /cards/{id}/checkItem/{idCheckItem}", parts: { id, idCheckItem: place.items[2] } },
    {
      name: "POST /customFields",
      body: {
        idModel: place.board,
        modelType: "board",
        name: "Team",
        type: "text",
        pos: "top",
        display_cardFront: true,
      },
    },
    {
      name: "PUT /cards/{idCard}/customField/{idCustomField}/item",
      parts: { idCard: id, idCustomField: place.field },
      body: { value: { number: 5 } },
    },
    { name: "GET /cards/{id}/customFieldItems", ...onCard },
    { name: "POST /labels", query: { name: "login", color: "blue", idBoard: place.board } },
    { name: "GET /labels/{id}", parts: { id: place.label }, query: { fields: "name" } },
    { name: "PUT /labels/{id}", parts: { id: place.label }, query: { name: "defect", color: "pink" } },
    { name: "DELETE /labels/{id}", parts: { id: place.doomedLabel } },
    {
      name: "GET /search",
      query: { query: "fix", modelTypes: "cards", cards_limit: "10", card_fields: "name", partial: "true" },
    },
    { name: "GET /batch", query: { urls: "/members/me" } },
    { name: "POST /webhooks/", query: { ...wish, description: "Eureka", active: "true" } },
    { name: "POST /webhooks", query: { ...wish, idModel: place.list } },
    { name: "GET /webhooks/{id}", parts: { id: "{webhook}" } },
    { name: "PUT /webhooks/{id}", parts: { id: "{webhook}" }, query: { active: "false" } },
    { name: "GET /tokens/{token}", parts: { token: place.token }, query: { webhooks: "true" } },
    { name: "GET /tokens/{token}/member", parts: { token: place.token } },
    { name: "GET /tokens/{token}/webhooks", parts: { token: place.token } },
    { name: "DELETE /webhooks/{id}", parts: { id: "{webhook}" } },
    { name: "DELETE /tokens/{token}/", parts: { token: place.doomedTokens[0] } },
    { name: "DELETE /tokens/{token}", parts: { token: place.doomedTokens[1] } },
  ];
}
