/** Calls for people, workspaces and their tokens. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { mayUse } from "../access.ts";
import { call, type Desk } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawBoard } from "../draw/draw-board.ts";
import { drawMember, drawOrganization, drawToken } from "../draw/draw-people.ts";
import { drawWebhook } from "../draw/draw-webhook.ts";
import type { Board, Caller, Member, Token } from "../model.ts";
import { resourceNotFound, TrelloRefusal } from "../refusal.ts";
import * as schema from "../schemas.ts";

const boardFilter = z.enum(["all", "closed", "members", "open", "organization", "public", "starred"]);
const boardQuery = { filter: boardFilter.optional(), fields: schema.fields.optional() };

export function memberCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  const memberOf = (id: string, caller: Caller): Member => (id === "me" ? caller.member : world.member(id));
  const draw = (boards: readonly Board[], caller: Caller, filter: z.infer<typeof boardFilter>, fields?: string) =>
    boards
      .filter((board) => mayUse(world, caller, board, "read"))
      .filter(({ closed }) => (filter === "open" ? !closed : filter === "closed" ? closed : filter !== "starred"))
      .map((board) => chooseFields(drawBoard(world, board), fields));
  return [
    call({
      method: "GET",
      path: "/members/{id}",
      params: {
        fields: schema.fields.optional(),
        boards: boardFilter.optional(),
        organizations: z.enum(["all", "members", "none", "public"]).optional(),
        organization_fields: schema.fields.optional(),
      },
      malformed: { query: { organizations: "mine" } },
      run({ params, part, caller }) {
        const member = memberOf(part("id"), caller);
        const drawn = chooseFields(drawMember(world, member), params.fields);
        if (params.organizations && params.organizations !== "none") {
          drawn.organizations = organizationsOf(member).map((entry) =>
            chooseFields(drawOrganization(entry), params.organization_fields),
          );
        }
        return drawn;
      },
    }),
    call({
      method: "GET",
      path: "/members/{id}/boards",
      params: boardQuery,
      malformed: { query: { filter: "mine" } },
      run({ params, part, caller }) {
        const { id } = memberOf(part("id"), caller);
        const boards = [...world.boards.values()].filter(({ memberships }) =>
          memberships.some(({ idMember }) => idMember === id),
        );
        return draw(boards, caller, params.filter ?? "all", params.fields);
      },
    }),
    call({
      method: "GET",
      path: "/members/{id}/organizations",
      params: { fields: schema.fields.optional() },
      run: ({ params, part, caller }) =>
        organizationsOf(memberOf(part("id"), caller)).map((entry) =>
          chooseFields(drawOrganization(entry), params.fields),
        ),
    }),
    call({
      method: "GET",
      path: "/organizations/{id}",
      run: ({ part, caller }) => drawOrganization(organizationFor(part("id"), caller)),
    }),
    call({
      method: "GET",
      path: "/organizations/{id}/boards",
      params: {
        filter: z.enum(["all", "open", "closed", "members", "organization", "public"]).optional(),
        fields: schema.fields.optional(),
      },
      malformed: { query: { filter: "mine" } },
      run({ params, part, caller }) {
        const { id } = organizationFor(part("id"), caller);
        const boards = [...world.boards.values()].filter(({ idOrganization }) => idOrganization === id);
        return draw(boards, caller, params.filter ?? "all", params.fields);
      },
    }),
  ];

  function organizationsOf({ id }: Member) {
    return [...world.organizations.values()].filter(({ memberIds }) => memberIds.has(id));
  }

  function organizationFor(id: string, { member }: Caller) {
    const organization = world.organization(id);
    if (organization.memberIds.has(member.id)) return organization;
    throw new TrelloRefusal(401, "unauthorized org access");
  }
}

export function tokenCalls({ world, webhooks }: Desk): AnyPlatformCall<Caller>[] {
  const find = (part: (name: string) => string): Token => {
    const text = part("token");
    const found = [...world.tokens.values()].find(({ token, id }) => token === text || id === text);
    if (!found) throw resourceNotFound();
    return found;
  };
  const remove = (path: string) =>
    call({
      method: "DELETE",
      path,
      run({ part }) {
        webhooks.revoke(find(part).id);
        return { _value: null };
      },
    });
  return [
    call({
      method: "GET",
      path: "/tokens/{token}",
      params: { fields: schema.fields.optional(), webhooks: schema.flag.optional() },
      malformed: { query: { webhooks: "perhaps" } },
      run({ params, part }) {
        const token = find(part);
        const drawn = chooseFields(drawToken(token), params.fields);
        return { ...drawn, ...(params.webhooks && { webhooks: webhooks.ofToken(token.id).map(drawWebhook) }) };
      },
    }),
    call({
      method: "GET",
      path: "/tokens/{token}/member",
      params: { fields: schema.fields.optional() },
      run: ({ params, part }) => chooseFields(drawMember(world, world.member(find(part).idMember)), params.fields),
    }),
    call({
      method: "GET",
      path: "/tokens/{token}/webhooks",
      run: ({ part }) => webhooks.ofToken(find(part).id).map(drawWebhook),
    }),
    remove("/tokens/{token}/"),
    remove("/tokens/{token}"),
  ];
}
