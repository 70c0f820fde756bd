/** One action of Trello's log, read with patience: what is missing or has another form than the guide says is left out. */
import { z } from "zod";

const named = z.looseObject({ id: z.string(), name: z.string().optional().catch(undefined) });
const person = z.object({ id: z.string(), fullName: z.string().nullish().catch(undefined) });

const shortLink = z
  .string()
  .regex(/^[0-9A-Za-z]+$/)
  .optional()
  .catch(undefined);
const place = z.looseObject({ id: z.string(), name: z.string().optional().catch(undefined), shortLink });

const dataSchema = z.looseObject({
  board: place.optional().catch(undefined),
  list: named.optional().catch(undefined),
  card: place.optional().catch(undefined),
  old: z.record(z.string(), z.unknown()).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  label: z
    .looseObject({ name: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  idMember: z.string().optional().catch(undefined),
  idMemberAdded: z.string().optional().catch(undefined),
  action: z.looseObject({ id: z.string(), text: z.string().optional() }).optional().catch(undefined),
});

export const actionSchema = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(100),
  date: z.iso.datetime({ offset: true }),
  idMemberCreator: z.string().optional().catch(undefined),
  memberCreator: person.nullish().catch(undefined),
  /** Whom it is about, where it is about somebody. */
  member: person.nullish().catch(undefined),
  data: dataSchema.catch({}),
});

export type Action = z.infer<typeof actionSchema>;
export type ActionData = Action["data"];
