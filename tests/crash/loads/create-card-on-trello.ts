import { itemEffects } from "../item-effects.ts";
import type { LoadKind, Tenant } from "../load-kind.ts";

/** A work item on a board that Trello shows too: its card is made there once, whoever dies on the way. */
export const createCardOnTrello: LoadKind = {
  name: "work_item.create on Trello",
  weight: 15,
  repeatable: "key",
  async prepare({ organizationId }, call, { trello }) {
    const bot = trello.addMember(`Eureka of ${organizationId}`);
    const board = trello.as(bot).createBoard("Web team");
    const { token } = trello.issueToken(bot, { scopes: ["read", "write"] });
    const connection = (await call("POST", "/api/v2/connections", {
      connector: "trello",
      settings: { baseUrl: trello.url },
      secrets: { key: trello.app.key, token, secret: trello.app.secret },
    })) as { readonly id: string };
    const connected = (await call("POST", "/api/v2/connected-boards", {
      connectionId: connection.id,
      platformBoardId: board.id,
    })) as { readonly boardId: string };
    return connected.boardId;
  },
  request: ({ tenant, marker }) => ({
    method: "POST",
    path: "/api/v2/work-items",
    body: { title: marker, boardId: boardOf(tenant), labels: ["crash"] },
  }),
  effects: ({ tenant, marker }, snapshot) => ({
    ...itemEffects(snapshot.of(tenant.organizationId), marker, "work_item.create"),
    "card on Trello": snapshot.cardsOnTrello(marker),
  }),
};

function boardOf(tenant: Tenant): string {
  return tenant.prepared[createCardOnTrello.name] as string;
}
