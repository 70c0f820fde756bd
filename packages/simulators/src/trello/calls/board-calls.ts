import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { requireBoard } from "../access.ts";
import * as deeds from "../deeds/board-deeds.ts";
import { call, type Desk } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawBoard, drawCustomField, drawLabel, drawList, drawMembership } from "../draw/draw-board.ts";
import { drawCardWith, drawChecklist } from "../draw/draw-card.ts";
import { drawMember, drawMemberBriefly, drawOrganization } from "../draw/draw-people.ts";
import { isMadeBetween, listActions } from "../list-actions.ts";
import type { Caller, Card } from "../model.ts";
import { TrelloRefusal } from "../refusal.ts";
import * as schema from "../schemas.ts";
import type { World } from "../world.ts";

const newBoard = {
  name: schema.name,
  desc: schema.text.optional(),
  defaultLists: schema.flag.optional(),
  defaultLabels: schema.flag.optional(),
  idOrganization: schema.id.optional(),
  prefs_permissionLevel: z.enum(["org", "private", "public"]).optional(),
};

const membershipFilters: Readonly<Record<"admins" | "all" | "none" | "normal", readonly string[]>> = {
  admins: ["admin"],
  normal: ["normal"],
  none: [],
  all: ["admin", "normal", "observer"],
};

export function boardCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  const create = (path: string) =>
    call({
      method: "POST",
      path,
      params: newBoard,
      malformed: { query: { desc: "a board without a name" } },
      run({ params, caller }) {
        const { prefs_permissionLevel: permissionLevel, ...input } = params;
        if (input.idOrganization !== undefined) {
          const { memberIds } = world.organization(input.idOrganization);
          if (!memberIds.has(caller.member.id)) throw new TrelloRefusal(401, "unauthorized permission requested");
        }
        return drawBoard(world, deeds.createBoard(world, caller, { ...input, permissionLevel }));
      },
    });
  return [
    create("/boards/"),
    create("/boards"),
    call({
      method: "GET",
      path: "/boards/{id}",
      params: {
        fields: schema.fields.optional(),
        lists: schema.viewFilter.optional(),
        cards: schema.cardFilter.optional(),
        labels: z.enum(["all", "none"]).optional(),
        members: z.enum(["all", "none"]).optional(),
        customFields: schema.flag.optional(),
        organization: schema.flag.optional(),
      },
      malformed: { query: { customFields: "perhaps" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "read");
        const drawn = chooseFields(drawBoard(world, board), params.fields);
        if (params.lists) drawn.lists = listsOf(world, board.id, params.lists);
        if (params.cards)
          drawn.cards = cardsOf(world, board.id, params.cards).map((card) => drawCardWith(world, card, {}));
        if (params.labels === "all") drawn.labels = world.labelsOf(board.id).map(drawLabel);
        if (params.customFields) drawn.customFields = world.customFieldsOf(board.id).map(drawCustomField);
        if (params.organization && board.idOrganization) {
          drawn.organization = drawOrganization(world.organization(board.idOrganization));
        }
        if (params.members === "all") {
          drawn.members = board.memberships.map(({ idMember }) => drawMemberBriefly(world.member(idMember)));
        }
        return drawn;
      },
    }),
    call({
      method: "PUT",
      path: "/boards/{id}",
      params: { name: schema.name.optional(), desc: schema.text.optional(), closed: schema.flag.optional() },
      malformed: { query: { closed: "perhaps" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "write");
        return drawBoard(world, deeds.updateBoard(world, caller, board, params));
      },
    }),
    call({
      method: "DELETE",
      path: "/boards/{id}",
      run({ part, caller }) {
        deeds.deleteBoard(world, requireBoard(world, caller, part("id"), "write"));
        return { _value: null };
      },
    }),
    call({
      method: "GET",
      path: "/boards/{id}/lists",
      params: {
        filter: schema.viewFilter.optional(),
        fields: schema.fields.optional(),
        cards: schema.viewFilter.optional(),
        card_fields: schema.fields.optional(),
      },
      malformed: { query: { filter: "visible" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "read");
        return listsOf(world, board.id, params.filter ?? "open").map((list) => ({
          ...chooseFields(list, params.fields),
          ...(params.cards && {
            cards: cardsOf(world, board.id, params.cards).filter(({ idList }) => idList === list.id),
          }),
        }));
      },
    }),
    call({
      method: "POST",
      path: "/boards/{id}/lists",
      params: { name: schema.name, pos: schema.position.optional() },
      malformed: { query: { pos: "top" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "write");
        return drawList(deeds.createList(world, caller, board, params));
      },
    }),
    ...["/boards/{id}/cards", "/boards/{id}/cards/{filter}"].map((path) =>
      call({
        method: "GET",
        path,
        params: { ...schema.cardListQuery, filter: schema.cardFilter.optional() },
        malformed: { parameters: { filter: "all" }, query: { limit: "5000" } },
        run({ params, part, caller }) {
          const board = requireBoard(world, caller, part("id"), "read");
          const filter = schema.cardFilter.safeParse(part("filter") || (params.filter ?? "visible"));
          if (!filter.success) throw new TrelloRefusal(400, "invalid value for filter");
          const cards = cardsOf(world, board.id, filter.data);
          if (params.limit === undefined && params.since === undefined && params.before === undefined) {
            return cards.map((card) => drawCardWith(world, card, params));
          }
          // A part of the cards comes newest first, so that `before` leads on to the next part.
          return cards
            .filter(({ id }) => isMadeBetween(id, params.since, params.before))
            .sort((one, other) => (one.id < other.id ? 1 : -1))
            .slice(0, params.limit ?? 1_000)
            .map((card) => drawCardWith(world, card, params));
        },
      }),
    ),
    call({
      method: "GET",
      path: "/boards/{id}/labels",
      params: {
        fields: schema.fields.optional(),
        limit: schema.number.refine((value) => value >= 0 && value <= 1_000).optional(),
      },
      malformed: { query: { limit: "many" } },
      run({ params, part, caller }) {
        const labels = world.labelsOf(requireBoard(world, caller, part("id"), "read").id);
        return labels.slice(0, params.limit ?? 50).map((label) => chooseFields(drawLabel(label), params.fields));
      },
    }),
    call({
      method: "POST",
      path: "/boards/{id}/labels",
      params: { name: schema.text, color: schema.color },
      malformed: { query: { name: "no colour" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "write");
        return drawLabel(deeds.createLabel(world, caller, board, params.name, params.color));
      },
    }),
    call({
      method: "GET",
      path: "/boards/{id}/members",
      params: { fields: schema.fields.optional() },
      run({ params, part, caller }) {
        const { memberships } = requireBoard(world, caller, part("id"), "read");
        return memberships.map(({ idMember }) =>
          chooseFields(drawMember(world, world.member(idMember)), params.fields ?? "fullName,username"),
        );
      },
    }),
    call({
      method: "PUT",
      path: "/boards/{id}/members/{idMember}",
      params: { type: z.enum(["admin", "normal", "observer"]), allowBillableGuest: schema.flag.optional() },
      malformed: { query: { type: "owner" } },
      run({ params, part, caller }) {
        const board = requireBoard(world, caller, part("id"), "write");
        deeds.addToBoard(world, caller, board, world.member(part("idMember")).id, params.type);
        return drawBoard(world, board);
      },
    }),
    call({
      method: "DELETE",
      path: "/boards/{id}/members/{idMember}",
      run({ part, caller }) {
        const board = requireBoard(world, caller, part("id"), "write");
        deeds.removeFromBoard(world, caller, board, world.member(part("idMember")).id);
        return drawBoard(world, board);
      },
    }),
    call({
      method: "GET",
      path: "/boards/{id}/memberships",
      params: { filter: z.enum(["admins", "all", "none", "normal"]).optional(), member: schema.flag.optional() },
      malformed: { query: { filter: "some" } },
      run({ params, part, caller }) {
        const { memberships } = requireBoard(world, caller, part("id"), "read");
        const shown = membershipFilters[params.filter ?? "all"];
        return memberships
          .filter(({ memberType }) => shown.includes(memberType))
          .map((membership) => ({
            ...drawMembership(membership),
            ...(params.member && { member: drawMemberBriefly(world.member(membership.idMember)) }),
          }));
      },
    }),
    call({
      method: "GET",
      path: "/boards/{id}/customFields",
      run: ({ part, caller }) =>
        world.customFieldsOf(requireBoard(world, caller, part("id"), "read").id).map(drawCustomField),
    }),
    call({
      method: "GET",
      path: "/boards/{id}/checklists",
      run({ part, caller }) {
        const cards = world.cardsOf(requireBoard(world, caller, part("id"), "read").id);
        return cards.flatMap(({ id }) => world.checklistsOf(id).map((checklist) => drawChecklist(world, checklist)));
      },
    }),
    call({
      method: "GET",
      path: "/boards/{boardId}/actions",
      params: schema.actionQuery,
      malformed: { query: { limit: "5000" } },
      run: ({ params, part, caller }) =>
        listActions(world, requireBoard(world, caller, part("boardId"), "read").id, params),
    }),
  ];
}

function listsOf(world: World, idBoard: string, filter: z.infer<typeof schema.viewFilter>): Record<string, unknown>[] {
  const isWanted = {
    all: () => true,
    none: () => false,
    open: (closed: boolean) => !closed,
    closed: (closed: boolean) => closed,
  };
  const lists = world.listsOf(idBoard).filter(({ closed }) => isWanted[filter](closed));
  return lists.map(drawList);
}

/** "visible" and "open" leave out what is archived itself or stands in an archived list. */
export function cardsOf(world: World, idBoard: string, filter: z.infer<typeof schema.cardFilter>): Card[] {
  const isOpen = (card: Card) => !card.closed && !world.list(card.idList).closed;
  const isWanted = {
    all: () => true,
    none: () => false,
    open: isOpen,
    visible: isOpen,
    closed: ({ closed }: Card) => closed,
    complete: ({ dueComplete }: Card) => dueComplete,
    incomplete: ({ dueComplete }: Card) => !dueComplete,
  };
  return world.cardsOf(idBoard).filter(isWanted[filter]);
}
