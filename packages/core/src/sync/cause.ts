/** What led to a comparison, carried along with its job: so that what comes of it names the delivery and the person behind it. */
import type { Because } from "@eureka/contracts/because";
import { idSchema, newId } from "@eureka/contracts/ids";
import { platformPersonSchema } from "@eureka/contracts/people";
import { z } from "zod";
import { becauseOf, type Context, type JobContext, type RequestFacts } from "../operations/index.ts";
import type { Written } from "./compare-sides.ts";
import { findPerson } from "./find-person.ts";
import type { Place } from "./load-place.ts";

export const causeSchema = z.strictObject({
  correlationId: z.string().max(255),
  causationId: idSchema("event").nullable(),
  /** Who did it over there, and what the delivery said that he changed. */
  by: platformPersonSchema.optional(),
  fields: z.array(z.string().max(100)).max(200).optional(),
});

export type Cause = z.infer<typeof causeSchema>;

export function causeOf(
  { request }: { readonly request: RequestFacts },
  told: Pick<Cause, "by" | "fields"> = {},
): Cause {
  const { correlationId, causationId } = request;
  const { by, fields } = told;
  return { correlationId, causationId, ...(by && { by }), ...(fields && { fields }) };
}

/** The job in the chain that led to it. */
export function followCause(context: JobContext, name: string, cause: Cause | undefined): JobContext {
  if (!cause) return context;
  const { correlationId, causationId } = cause;
  const transact: JobContext["transact"] = (work) => {
    const facts = { surface: "job", address: null, userAgent: null, correlationId, causationId } as const;
    return context.application.transact(context.organizationId, name, work, { id: newId("request"), ...facts });
  };
  return { ...context, transact };
}

/**
 * For what is taken over from a copy. One comparison may take over what several people did: a person is named only where the
 * delivery says that all of it is his.
 */
export async function becauseOfPlatform(
  context: Context,
  { connection, connectedBoard }: Place,
  platformItemId: string,
  { cause, taken }: { readonly cause: Cause | undefined; readonly taken: readonly string[] },
): Promise<Context> {
  const { by, fields = [] } = cause ?? {};
  const isHis = by !== undefined && by.platformUserId !== connection.ourselves;
  const person =
    isHis && taken.every((field) => fields.includes(field))
      ? await findPerson(context, connection, by.platformUserId, by.displayName)
      : null;
  const because: Because = {
    kind: "platform",
    connectionId: connection.id,
    boardId: connectedBoard.boardId,
    platformItemId,
    by: person && (person.memberId ? { type: "member", id: person.memberId } : { type: "external", id: person.id }),
  };
  return becauseOf(context, because);
}

export function writtenNow({ clock, request }: Context, remoteVersion: string | null): Written {
  const { causationId: eventId, correlationId } = request;
  return { at: clock.now().toISOString(), remoteVersion, eventId, correlationId };
}
