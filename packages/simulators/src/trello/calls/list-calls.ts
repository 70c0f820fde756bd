import type { AnyPlatformCall } from "../../platform/index.ts";
import { requireBoard, requireLabel, requireList } from "../access.ts";
import * as deeds from "../deeds/board-deeds.ts";
import { call, type Desk } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawLabel, drawList } from "../draw/draw-board.ts";
import { drawCardWith } from "../draw/draw-card.ts";
import { listActions } from "../list-actions.ts";
import type { Caller } from "../model.ts";
import * as schema from "../schemas.ts";

export function listCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "POST",
      path: "/lists",
      params: { name: schema.name, idBoard: schema.id, pos: schema.position.optional() },
      malformed: { query: { name: "on no board" } },
      run({ params, caller }) {
        const board = requireBoard(world, caller, params.idBoard, "write");
        return drawList(deeds.createList(world, caller, board, params));
      },
    }),
    call({
      method: "GET",
      path: "/lists/{id}",
      params: { fields: schema.fields.optional() },
      run: ({ params, part, caller }) =>
        chooseFields(drawList(requireList(world, caller, part("id"), "read")), params.fields),
    }),
    call({
      method: "PUT",
      path: "/lists/{id}",
      params: { name: schema.name.optional(), closed: schema.flag.optional(), pos: schema.position.optional() },
      malformed: { query: { closed: "perhaps" } },
      run({ params, part, caller }) {
        const list = requireList(world, caller, part("id"), "write");
        return drawList(deeds.updateList(world, caller, list, params));
      },
    }),
    call({
      method: "GET",
      path: "/lists/{id}/cards",
      params: schema.cardQuery,
      malformed: { query: { members: "perhaps" } },
      run({ params, part, caller }) {
        const cards = world.cardsIn(requireList(world, caller, part("id"), "read").id);
        return cards.filter(({ closed }) => !closed).map((card) => drawCardWith(world, card, params));
      },
    }),
    call({
      method: "GET",
      path: "/lists/{id}/actions",
      params: schema.actionQuery,
      malformed: { query: { limit: "5000" } },
      run: ({ params, part, caller }) => listActions(world, requireList(world, caller, part("id"), "read").id, params),
    }),
  ];
}

export function labelCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "POST",
      path: "/labels",
      params: { name: schema.text, color: schema.color, idBoard: schema.id },
      malformed: { query: { name: "bug", color: "mauve", idBoard: "0".repeat(24) } },
      run({ params, caller }) {
        const board = requireBoard(world, caller, params.idBoard, "write");
        return drawLabel(deeds.createLabel(world, caller, board, params.name, params.color));
      },
    }),
    call({
      method: "GET",
      path: "/labels/{id}",
      params: { fields: schema.fields.optional() },
      run: ({ params, part, caller }) =>
        chooseFields(drawLabel(requireLabel(world, caller, part("id"), "read")), params.fields),
    }),
    call({
      method: "PUT",
      path: "/labels/{id}",
      params: { name: schema.text.optional(), color: schema.color.optional() },
      malformed: { query: { color: "mauve" } },
      run({ params, part, caller }) {
        const label = requireLabel(world, caller, part("id"), "write");
        return drawLabel(deeds.updateLabel(world, caller, label, params));
      },
    }),
    call({
      method: "DELETE",
      path: "/labels/{id}",
      run({ part, caller }) {
        deeds.deleteLabel(world, caller, requireLabel(world, caller, part("id"), "write"));
        return { limits: {} };
      },
    }),
  ];
}
