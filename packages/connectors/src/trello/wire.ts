/** The parts of Trello's answers that the connector reads. Everything else in them is left alone. */
import { z } from "zod";

export const memberSchema = z.object({ id: z.string(), fullName: z.string(), username: z.string() });

export const boardSchema = z.object({
  id: z.string(),
  name: z.string(),
  closed: z.boolean(),
  shortUrl: z.string().optional(),
});

export const listSchema = z.object({ id: z.string(), name: z.string() });

export const labelSchema = z.object({ id: z.string(), name: z.string().nullable(), color: z.string().nullable() });

export const checkItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  pos: z.coerce.number(),
});

export const checklistSchema = z.object({
  id: z.string(),
  name: z.string(),
  pos: z.coerce.number(),
  checkItems: z.array(checkItemSchema).default([]),
});

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  isUpload: z.boolean(),
  bytes: z.number().nullish(),
  mimeType: z.string().nullish(),
  fileName: z.string().nullish(),
});

export const customFieldItemSchema = z.object({
  idCustomField: z.string(),
  value: z.record(z.string(), z.unknown()).nullish(),
  idValue: z.string().nullish(),
});

export const customFieldSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  pos: z.coerce.number(),
  options: z.array(z.object({ id: z.string(), value: z.object({ text: z.string() }) })).nullish(),
});

export const cardSchema = z.object({
  id: z.string(),
  idBoard: z.string(),
  idList: z.string(),
  name: z.string(),
  desc: z.string(),
  closed: z.boolean(),
  due: z.string().nullable(),
  idMembers: z.array(z.string()),
  labels: z.array(labelSchema),
  pos: z.number(),
  dateLastActivity: z.string(),
  shortUrl: z.string().optional(),
  checklists: z.array(checklistSchema).default([]),
  attachments: z.array(attachmentSchema).default([]),
  customFieldItems: z.array(customFieldItemSchema).default([]),
});

/** What a card is asked for, so that it can be read by {@link cardSchema}. */
export const cardQuery = {
  fields: "idBoard,idList,name,desc,closed,due,idMembers,labels,pos,dateLastActivity,shortUrl",
  checklists: "all",
  attachments: "true",
  attachment_fields: "name,url,isUpload,bytes,mimeType,fileName",
  customFieldItems: "true",
} as const;

export const commentSchema = z.object({
  id: z.string(),
  date: z.string(),
  idMemberCreator: z.string(),
  memberCreator: z.object({ id: z.string(), fullName: z.string().nullish() }).nullish(),
  data: z.object({ text: z.string() }),
});

export const actionSchema = z.object({
  id: z.string(),
  type: z.string(),
  date: z.string(),
  data: z.object({ card: z.object({ id: z.string() }).nullish() }),
});

export const webhookSchema = z.object({
  id: z.string(),
  idModel: z.string(),
  callbackURL: z.string(),
  active: z.boolean(),
});

export type TrelloLabel = z.infer<typeof labelSchema>;
export type TrelloAttachment = z.infer<typeof attachmentSchema>;
export type TrelloChecklist = z.infer<typeof checklistSchema>;
export type TrelloCustomField = z.infer<typeof customFieldSchema>;
export type TrelloCard = z.infer<typeof cardSchema>;
export type TrelloComment = z.infer<typeof commentSchema>;
