/** Calls for what hangs on a card: attachments, checklists, custom fields. */
import { z } from "zod";
import type { AnyPlatformCall } from "../../platform/index.ts";
import { requireBoard, requireCard, requireChecklist } from "../access.ts";
import { addAttachment, deleteAttachment, findAttachment } from "../deeds/attachment-deeds.ts";
import * as deeds from "../deeds/checklist-deeds.ts";
import { createCustomField, setCustomField } from "../deeds/custom-field-deeds.ts";
import { call, type Desk, RawAnswer } from "../define-call.ts";
import { chooseFields } from "../draw/choose-fields.ts";
import { drawCustomField } from "../draw/draw-board.ts";
import { drawAttachment, drawCheckItem, drawChecklist, drawCustomFieldItem } from "../draw/draw-card.ts";
import type { Caller } from "../model.ts";
import { invalidValue } from "../refusal.ts";
import * as schema from "../schemas.ts";

const webAddress = z.url({ protocol: /^https?$/ });
const state = z.enum(["complete", "incomplete"]);
/** Trello's limit for one file on its free plan is 10 MB. */
const largestFile = 10 * 1024 * 1024;

export function attachmentCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "GET",
      path: "/cards/{id}/attachments",
      params: { fields: schema.fields.optional(), filter: z.enum(["cover", "false"]).optional() },
      malformed: { query: { filter: "all files" } },
      run({ params, part, caller }) {
        const { attachments, cover } = requireCard(world, caller, part("id"), "read");
        const shown =
          params.filter === "cover" ? attachments.filter(({ id }) => id === cover.idAttachment) : attachments;
        return shown.map((attachment) => chooseFields(drawAttachment(attachment), params.fields));
      },
    }),
    call({
      method: "POST",
      path: "/cards/{id}/attachments",
      params: {
        name: z.string().max(256).optional(),
        mimeType: z.string().max(256).optional(),
        url: webAddress.optional(),
        setCover: schema.flag.optional(),
      },
      malformed: { query: { url: "not an address" } },
      run({ params, part, caller, files }) {
        const card = requireCard(world, caller, part("id"), "write");
        const file = files.get("file");
        if (!file && params.url === undefined) throw invalidValue("url");
        if (file && file.bytes.length > largestFile) throw invalidValue("file");
        const mimeType = params.mimeType ?? file?.mediaType;
        const attachment = addAttachment(world, caller, card, { ...params, mimeType, file });
        if (params.setCover) card.cover.idAttachment = attachment.id;
        return drawAttachment(attachment);
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/attachments/{idAttachment}",
      params: { fields: schema.fields.optional() },
      run({ params, part, caller }) {
        const attachment = findAttachment(requireCard(world, caller, part("id"), "read"), part("idAttachment"));
        return chooseFields(drawAttachment(attachment), params.fields);
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}/attachments/{idAttachment}",
      run({ part, caller }) {
        deleteAttachment(world, caller, requireCard(world, caller, part("id"), "write"), part("idAttachment"));
        return { limits: {} };
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/attachments/{idAttachment}/download/{fileName}",
      run({ part, caller }) {
        const { file, mimeType } = findAttachment(requireCard(world, caller, part("id"), "read"), part("idAttachment"));
        if (!file) throw invalidValue("idAttachment");
        const headers = { "content-type": mimeType || "application/octet-stream" };
        return new RawAnswer({ status: 200, body: file.bytes, headers });
      },
    }),
  ];
}

export function checklistCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  return [
    call({
      method: "POST",
      path: "/checklists",
      params: { idCard: schema.id, name: schema.text.optional(), pos: schema.position.optional() },
      malformed: { query: { name: "on no card" } },
      run({ params, caller }) {
        const card = requireCard(world, caller, params.idCard, "write");
        return drawChecklist(world, deeds.addChecklist(world, caller, card, params.name || "Checklist", params.pos));
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/checklists",
      params: { checkItems: z.enum(["all", "none"]).optional(), fields: schema.fields.optional() },
      malformed: { query: { checkItems: "done" } },
      run({ params, part, caller }) {
        const checklists = world.checklistsOf(requireCard(world, caller, part("id"), "read").id);
        return checklists.map((checklist) => {
          const { checkItems, ...drawn } = drawChecklist(world, checklist);
          return { ...chooseFields(drawn, params.fields), ...(params.checkItems !== "none" && { checkItems }) };
        });
      },
    }),
    call({
      method: "GET",
      path: "/checklists/{id}",
      params: { fields: schema.fields.optional() },
      run: ({ params, part, caller }) =>
        chooseFields(drawChecklist(world, requireChecklist(world, caller, part("id"), "read")), params.fields),
    }),
    call({
      method: "PUT",
      path: "/checklists/{id}",
      params: { name: schema.name.optional(), pos: schema.position.optional() },
      malformed: { query: { pos: "middle" } },
      run({ params, part, caller }) {
        const checklist = requireChecklist(world, caller, part("id"), "write");
        return drawChecklist(world, deeds.updateChecklist(world, caller, checklist, params));
      },
    }),
    call({
      method: "DELETE",
      path: "/checklists/{id}",
      run({ part, caller }) {
        deeds.removeChecklist(world, caller, requireChecklist(world, caller, part("id"), "write"));
        return { limits: {} };
      },
    }),
    call({
      method: "POST",
      path: "/checklists/{id}/checkItems",
      params: {
        name: schema.name,
        pos: schema.position.optional(),
        checked: schema.flag.optional(),
        due: schema.optionalMoment.optional(),
        idMember: schema.id.optional(),
      },
      malformed: { query: { checked: "true" } },
      run({ params, part, caller }) {
        const { name, checked, ...fields } = params;
        const checklist = requireChecklist(world, caller, part("id"), "write");
        const wanted = { ...fields, state: checked ? ("complete" as const) : ("incomplete" as const) };
        return drawCheckItem(checklist.id, deeds.addCheckItem(world, caller, checklist, name, wanted));
      },
    }),
    call({
      method: "DELETE",
      path: "/checklists/{id}/checkItems/{idCheckItem}",
      run({ part, caller }) {
        const checklist = requireChecklist(world, caller, part("id"), "write");
        deeds.deleteCheckItem(world, caller, deeds.findCheckItem(world, checklist.idCard, part("idCheckItem")));
        return { limits: {} };
      },
    }),
    call({
      method: "PUT",
      path: "/cards/{id}/checkItem/{idCheckItem}",
      params: {
        name: schema.name.optional(),
        state: state.optional(),
        pos: schema.position.optional(),
        due: schema.optionalMoment.optional(),
        idMember: schema.id.optional(),
        idChecklist: schema.id.optional(),
      },
      malformed: { query: { state: "done" } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        const item = deeds.updateCheckItem(
          world,
          caller,
          deeds.findCheckItem(world, card.id, part("idCheckItem")),
          params,
        );
        return drawCheckItem(deeds.findCheckItem(world, card.id, item.id).checklist.id, item);
      },
    }),
    call({
      method: "DELETE",
      path: "/cards/{id}/checkItem/{idCheckItem}",
      run({ part, caller }) {
        const card = requireCard(world, caller, part("id"), "write");
        deeds.deleteCheckItem(world, caller, deeds.findCheckItem(world, card.id, part("idCheckItem")));
        return { limits: {} };
      },
    }),
  ];
}

export function customFieldCalls({ world }: Desk): AnyPlatformCall<Caller>[] {
  const texts = z.record(
    z.enum(["text", "checked", "date", "number"]),
    z.union([z.string(), z.number(), z.boolean()]).optional(),
  );
  return [
    call({
      method: "POST",
      path: "/customFields",
      params: {
        idModel: schema.id,
        modelType: z.literal("board"),
        name: schema.name,
        type: z.enum(["checkbox", "list", "number", "text", "date"]),
        pos: schema.position,
        display_cardFront: schema.flag.optional(),
        options: z.array(z.object({ value: z.object({ text: z.string() }) })).optional(),
      },
      malformed: { body: { name: "of nothing", modelType: "board", type: "text", pos: "top" } },
      run({ params, caller }) {
        const board = requireBoard(world, caller, params.idModel, "write");
        const options = (params.options ?? []).map(({ value }) => value.text);
        return drawCustomField(createCustomField(world, caller, board, { ...params, options }));
      },
    }),
    call({
      method: "GET",
      path: "/cards/{id}/customFieldItems",
      run({ part, caller }) {
        const card = requireCard(world, caller, part("id"), "read");
        return card.customFieldItems.map((item) => drawCustomFieldItem(card, item));
      },
    }),
    call({
      method: "PUT",
      path: "/cards/{idCard}/customField/{idCustomField}/item",
      params: {
        value: z.union([z.literal(""), texts]).optional(),
        idValue: z.union([schema.id, z.literal("")]).optional(),
      },
      malformed: { body: { value: 5 } },
      run({ params, part, caller }) {
        const card = requireCard(world, caller, part("idCard"), "write");
        const field = world.customField(part("idCustomField"));
        const value = params.value as Readonly<Record<string, string | number | boolean>> | "" | undefined;
        return drawCustomFieldItem(card, setCustomField(world, caller, card, field, { ...params, value }));
      },
    }),
  ];
}
