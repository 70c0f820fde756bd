import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { requireCard, requireList } from "../access.ts";
import { addAttachment } from "../deeds/attachment-deeds.ts";
import * as deeds from "../deeds/card-deeds.ts";
import { addComment, deleteComment, findComment, updateComment } from "../deeds/comment-deeds.ts";
import { call, type Desk } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawAction } from "../draw/draw-action.ts";
import { drawBoard, drawList } from "../draw/draw-board.ts";
import { drawCard, drawCardWith } from "../draw/draw-card.ts";
import { drawMemberBriefly } from "../draw/draw-people.ts";
import { listActions } from "../list-actions.ts";
import type { Caller } from "../model.ts";
import { resourceNotFound, TrelloRefusal } from "../refusal.ts";
import * as schema from "../schemas.ts";

const webAddress = z.url({ protocol: /^https?$/ });

const newCard = {
  idList: schema.id,
  name: schema.text.trim().optional(),
  desc: schema.text.optional(),
  pos: schema.position.optional(),
  due: schema.optionalMoment.optional(),
  start: schema.optionalMoment.optional(),
  dueComplete: schema.flag.optional(),
  idMembers: schema.ids.optional(),
  idLabels: schema.ids.optional(),
  urlSource: webAddress.optional(),
};

const cover = z.strictObject({
  color: z.string().nullable().optional(),
  brightness: z.enum(["light", "dark"]).optional(),
  idAttachment: schema.id.nullable().optional(),
  size: z.enum(["normal", "full"]).optional(),
});

const changedCard = {
  name: schema.name.optional(),
  desc: schema.text.optional(),
  closed: schema.flag.optional(),
  idMembers: schema.ids.optional(),
  idLabels: schema.ids.optional(),
  idList: schema.id.optional(),
  idBoard: schema.id.optional(),
  pos: schema.position.optional(),
  due: schema.optionalMoment.optional(),
  start: schema.optionalMoment.optional(),
  dueComplete: schema.flag.optional(),
  subscribed: schema.flag.optional(),
  cover: cover.optional(),
};

export function cardCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "POST",
      path: "/cards",
      params: newCard,
      malformed: { query: { idList: "no id", name: "A card" } },
      run({ params, caller }) {
        const { idList, urlSource, ...fields } = params;
        const list = requireList(world, caller, idList, "write");
        const card = deeds.createCard(world, caller, list.id, { ...fields, name: fields.name || urlSource || "" });
        if (urlSource) addAttachment(world, caller, card, { url: urlSource });
        return drawCardWith(world, card, { attachments: true });
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}",
      params: {
        ...schema.cardQuery,
        board: schema.flag.optional(),
        list: schema.flag.optional(),
        checkItemStates: schema.flag.optional(),
      },
      malformed: { query: { members: "perhaps" } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("id"), "read");
        return {
          ...drawCardWith(world, card, params),
          ...(params.board && { board: drawBoard(world, world.board(card.idBoard)) }),
          ...(params.list && { list: drawList(world.list(card.idList)) }),
        };
      },
    }),
    call({
      method: "PUT",
      path: "/cards/{id}",
      params: changedCard,
      malformed: { query: { closed: "perhaps" } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        if (params.idList !== undefined) requireList(world, caller, params.idList, "write");
        return drawCard(world, deeds.updateCard(world, caller, card, params));
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}",
      run({ part, caller }) {
        deeds.deleteCard(world, caller, requireCard(world, caller, part("id"), "write"));
        return { limits: {} };
      },
    }),
    call({
      method: "POST",
      path: "/cards/{id}/idLabels",
      params: { value: schema.id },
      malformed: { query: { value: "bug" } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        deeds.addLabel(world, caller, card, params.value);
        return card.idLabels;
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}/idLabels/{idLabel}",
      run({ part, caller }) {
        deeds.removeLabel(world, caller, requireCard(world, caller, part("id"), "write"), part("idLabel"));
        return { _value: null };
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/members",
      params: { fields: schema.fields.optional() },
      run: ({ params, part, caller }) =>
        requireCard(world, caller, part("id"), "read").idMembers.map((id) =>
          chooseFields(drawMemberBriefly(world.member(id)), params.fields),
        ),
    }),
    call({
      method: "POST",
      path: "/cards/{id}/idMembers",
      params: { value: schema.id },
      malformed: { query: { value: "ann" } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        deeds.addMember(world, caller, card, params.value);
        return card.idMembers.map((id) => drawMemberBriefly(world.member(id)));
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}/idMembers/{idMember}",
      run({ part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        deeds.removeMember(world, caller, card, part("idMember"));
        return card.idMembers.map((id) => drawMemberBriefly(world.member(id)));
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/actions",
      params: schema.actionQuery,
      malformed: { query: { page: "first" } },
      run: ({ params, part, caller }) =>
        listActions(world, requireCard(world, caller, part("id"), "read").id, params, "commentCard,updateCard:idList"),
    }),
    call({
      method: "POST",
      path: "/cards/{id}/actions/comments",
      params: { text: schema.text.min(1) },
      malformed: { body: { comment: "under another name" } },
      run: ({ params, part, caller }) =>
        drawAction(world, addComment(world, caller, requireCard(world, caller, part("id"), "write"), params.text)),
    }),
    call({
      method: "PUT",
      path: "/cards/{id}/actions/{idAction}/comments",
      params: { text: schema.text.min(1) },
      malformed: { body: {} },
      run({ params, part, caller }) {
        const comment = commentOn(requireCard(world, caller, part("id"), "read").id, part("idAction"));
        return drawAction(world, updateComment(world, caller, comment, params.text));
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}/actions/{idAction}/comments",
      run({ part, caller }) {
        deleteComment(world, caller, commentOn(requireCard(world, caller, part("id"), "read").id, part("idAction")));
        return { _value: null };
      },
    }),
  ];

  function commentOn(idCard: string, idAction: string) {
    if (!/^[0-9a-f]{24}$/i.test(idAction)) throw new TrelloRefusal(400, "invalid id");
    const comment = findComment(world, idAction);
    if (!comment.idModels.includes(idCard)) throw resourceNotFound();
    return comment;
  }
}
