/** Calls over everything: single actions, search, and several calls at once. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { mayUse, requireBoard } from "../access.ts";
import { cardOfComment, deleteComment, findComment, updateComment } from "../deeds/comment-deeds.ts";
import { call, type Desk } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawAction } from "../draw/draw-action.ts";
import { drawBoard } from "../draw/draw-board.ts";
import { drawCard } from "../draw/draw-card.ts";
import type { Caller } from "../model.ts";
import { invalidValue } from "../refusal.ts";
import * as schema from "../schemas.ts";

const mostBatched = 10;

export function actionCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "GET",
      path: "/actions/{id}",
      params: {
        fields: schema.fields.optional(),
        display: schema.flag.optional(),
        entities: schema.flag.optional(),
        member: schema.flag.optional(),
        memberCreator: schema.flag.optional(),
      },
      malformed: { query: { display: "perhaps" } },
      run({ params, part, caller }) {
        const action = world.action(part("id"));
        const { board } = action.data as { board: { id: string } };
        requireBoard(world, caller, board.id, "read");
        return chooseFields(drawAction(world, action, params), params.fields);
      },
    }),
    call({
      method: "PUT",
      path: "/actions/{id}",
      params: { text: schema.text.min(1) },
      malformed: { body: { value: "under another name" } },
      run: ({ params, part, caller }) =>
        drawAction(world, updateComment(world, caller, findComment(world, part("id")), params.text)),
    }),
    call({
      method: "DELETE",
      path: "/actions/{id}",
      run({ part, caller }) {
        deleteComment(world, caller, findComment(world, part("id")));
        return { _value: null };
      },
    }),
    call({
      method: "GET",
      path: "/actions/{id}/card",
      params: { fields: schema.fields.optional() },
      run: ({ params, part }) =>
        chooseFields(drawCard(world, cardOfComment(world, world.action(part("id")))), params.fields),
    }),
  ];
}

export function searchCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  const limit = schema.number.refine((value) => value >= 1 && value <= 1_000).optional();
  return [
    call({
      method: "GET",
      path: "/search",
      params: {
        query: z.string().min(1).max(16_384),
        idBoards: z.union([z.literal("mine"), schema.ids]).optional(),
        modelTypes: z.string().optional(),
        card_fields: schema.fields.optional(),
        board_fields: schema.fields.optional(),
        cards_limit: limit,
        boards_limit: limit,
        partial: schema.flag.optional(),
      },
      malformed: { query: { cards_limit: "many" } },
      run({ params, caller }) {
        const words = params.query.toLowerCase().split(/\s+/).filter(Boolean);
        const fits = (...texts: string[]) => {
          const found = texts.join(" ").toLowerCase();
          const whole = new Set(found.split(/[^\p{L}\p{N}]+/u));
          return words.every((word) => (params.partial ? found.includes(word) : whole.has(word)));
        };
        const types = (params.modelTypes ?? "all").split(",");
        const has = (type: string) => types.includes("all") || types.includes(type);
        const visible = [...world.boards.values()].filter((board) => mayUse(world, caller, board, "read"));
        const wanted = Array.isArray(params.idBoards) ? params.idBoards : visible.map(({ id }) => id);
        const cards = visible
          .filter(({ id }) => wanted.includes(id))
          .flatMap(({ id }) => world.cardsOf(id))
          .filter(({ name, desc, closed }) => !closed && fits(name, desc));
        return {
          options: {
            terms: words.map((word) => ({ text: word })),
            modifiers: [],
            modelTypes: types,
            partial: params.partial ?? false,
          },
          cards: has("cards")
            ? cards
                .slice(0, params.cards_limit ?? 10)
                .map((card) => chooseFields(drawCard(world, card), params.card_fields))
            : [],
          boards: has("boards")
            ? visible
                .filter(({ name }) => fits(name))
                .slice(0, params.boards_limit ?? 10)
                .map((board) => chooseFields(drawBoard(world, board), params.board_fields ?? "name,idOrganization"))
            : [],
        };
      },
    }),
  ];
}

/** The calls of a batch go through the front door like any other, with the credentials of the batch. */
export function batchCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "GET",
      path: "/batch",
      params: { urls: z.string().min(1) },
      malformed: { query: { paths: "/members/me" } },
      run({ params, caller }) {
        const paths = params.urls.split(",");
        if (paths.length > mostBatched || !paths.every((path) => path.startsWith("/"))) throw invalidValue("urls");
        const authorization = `OAuth oauth_consumer_key="${caller.app.key}", oauth_token="${caller.token.token}"`;
        return Promise.all(
          paths.map(async (path) => {
            const response = await fetch(`${world.url}/1${path.replace(/^\/1\//, "/")}`, {
              headers: { authorization },
            });
            const text = await response.text();
            if (response.ok) return { [response.status]: JSON.parse(text) };
            return { name: "Error", message: text, statusCode: response.status };
          }),
        );
      },
    }),
  ];
}
