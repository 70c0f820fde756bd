/** What led to a comparison, carried along with its job: so that what comes of it names the deliveries and the people behind it. */
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

/** Several wishes become one job: it knows what led to each, the last ones, in their order. */
export const causedFields = {
  causes: z.array(causeSchema).optional(),
  // Jobs of before name the first one alone, or none.
  cause: causeSchema.optional(),
};

export function causesOf({
  causes,
  cause,
}: {
  readonly causes?: readonly Cause[] | undefined;
  readonly cause?: Cause | undefined;
}): readonly Cause[] {
  return causes ?? (cause ? [cause] : []);
}

export function causeOf(
  { request }: { readonly request: RequestFacts },
  told: Pick<Cause, "by" | "fields"> = {},
): Cause {
  const { correlationId, causationId } = request;
  const { by, fields } = told;
  return { correlationId, causationId, ...(by && { by }), ...(fields && { fields }) };
}

/** The job in the chain that led to it. */
export function followCause(context: JobContext, cause: Cause | undefined): JobContext {
  if (!cause) return context;
  const { correlationId, causationId } = cause;
  const transact: JobContext["transact"] = (work) => {
    const facts = { surface: "job", address: null, userAgent: null, correlationId, causationId } as const;
    return context.transact(work, { id: newId("request"), ...facts });
  };
  return { ...context, transact };
}

/** Who did something over there last, other than our own account, whose doing is an echo; undefined when no delivery says it. */
export function lastOfThem({ connection }: Pick<Place, "connection">, causes: readonly Cause[]): string | undefined {
  const found = causes.findLast(({ by }) => by !== undefined && by.platformUserId !== connection.ourselves);
  return found?.by?.platformUserId;
}

/**
 * For what is taken over from a copy. One comparison may take over what several people did: a person is named only where the
 * deliveries say that all of it is his.
 */
export async function becauseOfPlatform(
  context: Context,
  { connection, connectedBoard }: Place,
  platformItemId: string,
  { causes, taken }: { readonly causes: readonly Cause[]; readonly taken: readonly string[] },
): Promise<Context> {
  const theirs = causes.filter(({ by }) => by?.platformUserId !== connection.ourselves);
  // Of several who changed a field, the last one gave it the value that is taken over.
  const writers = taken.map((field) => theirs.findLast(({ fields }) => fields?.includes(field))?.by);
  const [by] = writers;
  const isHis = by !== undefined && writers.every((writer) => writer?.platformUserId === by.platformUserId);
  const person = isHis ? await findPerson(context, connection, by.platformUserId, by.displayName) : null;
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
