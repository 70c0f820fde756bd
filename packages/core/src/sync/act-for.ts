/** Writes over there in the name of the person whose doing it is, where she gave a mandate; else, and where she may not, as the connection. */
import { ConnectorError, type TrackerCapability } from "@eureka/connector-sdk";
import type { Person } from "@eureka/contracts/actor";
import { loseMandate, type StandingMandate, selectStandingMandate } from "../connections/index.ts";
import type { JobContext } from "../operations/index.ts";
import type { Place } from "./load-place.ts";
import { trackerOfBoard } from "./tracker-of.ts";

export interface Acted<Answer> {
  readonly answer: Answer;
  /** The platform's id of the person in whose name it was written; null: by the account of the connection. */
  readonly by: string | null;
}

/** Null where nobody can be written for, and for everybody who is no member. */
export async function findMandate(
  context: JobContext,
  { tracker, connection }: Place,
  person: Person | null,
): Promise<StandingMandate | null> {
  if (person?.type !== "member" || !tracker.capabilities().actsAsPeople) return null;
  return context.transact(({ transaction }) => selectStandingMandate(transaction, connection.id, person.id));
}

/**
 * `write` is called once more, with null, when the platform does not let her: nothing happened then. What it lets the connection do and
 * not her means that her mandate is worth nothing any more; what it refuses to both is no matter of hers.
 */
export async function actFor<Answer>(
  context: JobContext,
  { tracker, connection, connectedBoard }: Place,
  mandate: StandingMandate | null,
  write: (tracker: TrackerCapability, mandate: StandingMandate | null) => Promise<Answer>,
): Promise<Acted<Answer>> {
  if (!mandate) return { answer: await write(tracker, null), by: null };
  const { personId, tokenGeneration, platformUserId } = mandate;
  const priority = context.job.isBackground ? "background" : "interactive";
  const hers = trackerOfBoard(context, connection, connectedBoard, { priority, personId });
  try {
    return { answer: await write(hers, mandate), by: platformUserId };
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    const answer = await write(tracker, null);
    context.log.info({ code: error.code, personId, connectionId: connection.id }, "sync.not_in_her_name");
    const isLost = error.code === "unauthorized" || error.code === "not_found";
    if (isLost) await context.transact((inside) => loseMandate(inside, personId, tokenGeneration));
    return { answer, by: null };
  }
}
