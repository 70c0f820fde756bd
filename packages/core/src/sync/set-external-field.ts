import { exampleLink, externalLinkSchema, longestFieldValue } from "@eureka/contracts/connected-board";
import { EurekaError } from "@eureka/contracts/errors";
import { idSchema } from "@eureka/contracts/ids";
import { platformIdSchema } from "@eureka/contracts/people";
import { z } from "zod";
import { defineOperation } from "../operations/index.ts";
import { selectConnectedBoardOf } from "./connected-boards.store.ts";
import { dataOfField } from "./data-of-field.ts";
import { valueOfField, viewExternalLink } from "./external-link-view.ts";
import { updateExternalLink } from "./external-links.store.ts";
import { loadExternalLink } from "./load-external-link.ts";
import { queueField } from "./queue-sync.ts";
import { readFieldValue } from "./read-field-value.ts";

const exampleFieldId = "5ab10be237846c43015f108e";

export const setExternalField = defineOperation({
  name: "external_link.set_field",
  summary: "Set a field that only the platform of a copy knows",
  description:
    "The value is checked by the type of the field and brought to the platform right after; until it is there the field is pending. What the platform refuses is taken back, and an event says so.",
  input: z.strictObject({
    id: idSchema("external_link"),
    platformFieldId: platformIdSchema.meta({ description: "As `fields` of the copy names it." }),
    value: z
      .string()
      .max(longestFieldValue)
      .nullable()
      .meta({ description: "In the form that the type of the field says. Null, or empty text, takes the value away." }),
  }),
  output: externalLinkSchema,
  permission: "work_item:update",
  sight: "work_item:read",
  effect: "write",
  http: { method: "PUT", path: "/external-links/{id}/fields/{platformFieldId}" },
  command: { words: ["id", "platformFieldId", "value"] },
  example: {
    input: { id: exampleLink.id, platformFieldId: exampleFieldId, value: "Northwind" },
    output: exampleLink,
  },
  target: (context, input) => loadExternalLink(context, input.id),
  async run(context, { platformFieldId, value: given }, { link, item }) {
    const board = await selectConnectedBoardOf(context.transaction, link.boardId);
    if (!board || link.state !== "linked") throw new EurekaError("external_link.not_linked", { id: link.id });
    const field = board.fields.find((candidate) => candidate.platformFieldId === platformFieldId);
    if (!field) throw new EurekaError("external_field.not_found", { id: platformFieldId });
    const value = readFieldValue(field, given);
    const wanted = link.wantedFields[platformFieldId];
    const from = wanted === undefined ? valueOfField(link, platformFieldId) : wanted;
    if (from === value) return viewExternalLink(link, board);
    const wantedFields = { ...link.wantedFields, [platformFieldId]: value };
    const now = context.clock.now();
    await updateExternalLink(context.transaction, link.id, { wantedFields }, now);
    context.emit({
      type: "external_link.field_set",
      subject: { type: "work_item", id: item.id },
      workspaceId: item.workspaceId,
      changes: { value: { from, to: value } },
      data: dataOfField(item, link, field),
    });
    queueField(context, link, platformFieldId);
    return viewExternalLink({ ...link, wantedFields, updatedAt: now }, board);
  },
});
