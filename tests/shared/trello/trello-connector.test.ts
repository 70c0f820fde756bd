/** Everything that the connector asks of Trello, held against Atlassian's description. */
import { trello as connector } from "@eureka/connectors/trello";
import { startTrello } from "@eureka/simulators/trello";
import { expect, it } from "vitest";
import { startReceiver } from "./start-receiver.ts";
import { type DescribedRequest, readTrelloDescription } from "./trello-description.ts";

/** Parameters of nested resources: the description leaves them out, the guide "Nested Resources" has them. */
const nested: Readonly<Record<string, readonly string[]>> = {
  "/boards/{id}/cards/all": [
    "fields",
    "checklists",
    "limit",
    "since",
    "before",
    "attachments",
    "attachment_fields",
    "customFieldItems",
  ],
  "/boards/{id}/members": ["fields"],
  "/lists/{id}/cards": ["fields"],
  "/cards/{id}/actions": ["limit", "since", "before"],
};
/** Trello takes several names and ids with commas, and none at all, where the description has the form of a single one. */
const commaLists: Readonly<Record<string, readonly string[]>> = {
  "/members/me": ["fields"],
  "/members/me/boards": ["fields"],
  "/cards/{id}": ["idLabels", "idMembers"],
};

it("asks for nothing that Trello's description refuses", async () => {
  const trello = await startTrello();
  const receiver = await startReceiver();
  const description = await readTrelloDescription();
  const requests: DescribedRequest[] = [];
  const ann = trello.addMember("Ann");
  const board = trello.as(ann).createBoard("Operations");
  const [first, second] = trello.world.listsOf(board.id).map(({ id }) => id) as [string, string];
  const { token } = trello.issueToken(ann);
  const tools = {
    baseUrl: trello.url,
    tokenProvider: async (wish?: { readonly purpose?: string }) => (wish?.purpose === "key" ? trello.app.key : token),
    clock: { now: () => new Date() },
    fetch: (async (address: string, init: RequestInit) => {
      const { pathname, searchParams } = new URL(address);
      const body = typeof init.body === "string" ? JSON.parse(init.body) : undefined;
      const query = Object.fromEntries(searchParams);
      requests.push({ method: init.method ?? "GET", path: pathname.replace(/^\/1/, ""), query, body });
      return fetch(address, init);
    }) as typeof fetch,
  };
  const tracker = connector.tracker?.(tools);
  const hooks = connector.hooks?.(tools);
  if (!tracker || !hooks || connector.auth.kind !== "token") throw new TypeError("the connector has lost a capability");

  await connector.auth.readInstallation(tools);
  const platformBoardId = board.id;
  const sentAfter = new Date();
  for (const list of [tracker.listLists, tracker.listLabels, tracker.listMembers]) await list({ platformBoardId });
  await tracker.listBoards({});
  const fields = {
    title: "Fix login",
    body: "Steps",
    labels: ["bug"],
    assignees: [ann.id],
    due: { kind: "instant", at: "2030-02-28T15:30:00.000Z" } as const,
    checklist: [{ text: "one", done: false }],
    archived: true,
  };
  const item = await tracker.createItem({ intent: "i1", platformBoardId, fields });
  const other = await tracker.createItem({
    intent: "i2",
    platformBoardId,
    fields: { title: "other" },
    position: "first",
  });
  await tracker.findByIntent({ intent: "i1", platformBoardId, sentAfter });
  const change = { intent: "i3", item };
  await tracker.restoreItem(change);
  const less = { title: "Fix it", body: "", labels: [], assignees: [], due: null };
  await tracker.updateItem({ ...change, fields: { ...less, checklist: [{ text: "two", done: true }] } });
  await tracker.updateItem({
    ...change,
    fields: {
      checklist: [
        { text: "zero", done: false },
        { text: "two", done: false },
      ],
    },
  });
  await tracker.moveItem({ ...change, platformListId: second, position: "last" });
  const place = { afterPlatformItemId: other.platformItemId };
  await tracker.moveItem({ ...change, platformListId: first, position: place });
  const field = trello.as(ann).createCustomField(board.id, { name: "Points", type: "number" });
  await tracker.fields?.list({ platformBoardId });
  await tracker.fields?.set({ ...change, platformFieldId: field.id, value: "3" });
  expect((await tracker.getItem(item)).facts).toMatchObject([{ name: "Points", value: "3" }]);
  const comment = await tracker.addComment({ ...change, body: "hello" });
  const { platformCommentId } = comment;
  await tracker.findCommentByIntent({ intent: "i3", item, sentAfter });
  await tracker.updateComment({ ...change, platformCommentId, body: "again" });
  await tracker.listComments({ item });
  await tracker.deleteComment({ ...change, platformCommentId });
  const { nextCursor } = await tracker.listChanges({ platformBoardId });
  await tracker.updateItem({ ...change, fields: { checklist: [] } });
  await tracker.listChanges({ platformBoardId, cursor: nextCursor });
  const hook = await hooks.register({ watchedId: board.id, callbackUrl: receiver.url });
  await hooks.list();
  await hooks.remove(hook.platformHookId);
  await tracker.deleteItem(change);

  const problems = requests.flatMap((request) =>
    description.explain(leaveOut(request)).map((problem) => `${request.method} ${request.path}: ${problem}`),
  );
  expect(problems).toEqual([]);
  expect(trello.violations).toEqual([]);
  expect(requests.length).toBeGreaterThan(40);
  await trello.close();
  await receiver.close();
});

/** The request without what the description is known not to say. */
function leaveOut(request: DescribedRequest): DescribedRequest {
  const template = request.path.replace(/[0-9a-f]{24}/, "{id}");
  const names = new Set([...(nested[template] ?? []), ...(commaLists[template] ?? [])]);
  const without = (values: object) => Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
  const { body } = request;
  return {
    ...request,
    // `me` stands for the id of the token's member in every path, as the description says at the first of them.
    path: request.path.replace(/^\/members\/me\//, `/members/${"0".repeat(24)}/`),
    query: without(request.query),
    body: typeof body === "object" && body !== null ? without(body) : body,
  };
}
