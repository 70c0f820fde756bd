/** Everything that an installation holds after the kills, ready to be asked. */
import type { ReferenceMessage } from "@eureka/connector-sdk/reference";
import { fromUuid, type Id } from "@eureka/contracts/ids";
import { groupBy } from "./group-by.ts";
import type { Installation } from "./installation.ts";
import { listContents } from "./list-contents.ts";
import { readTables, type TableRow, type Tables } from "./read-tables.ts";

export interface PlacedRow extends Omit<TableRow<"events">, "id"> {
  readonly id: Id<"event">;
}

export interface MessageRow {
  readonly id: Id<"message">;
  readonly text: string;
  readonly threadId: Id<"message"> | null;
  /** The outgoing message that it is; null for what people wrote. */
  readonly intent: string | null;
}

export interface IdeaRunRow extends Omit<TableRow<"ideaRuns">, "id" | "stageEnds"> {
  readonly id: Id<"run">;
  readonly stageEnds: Readonly<Record<string, number>>;
}

/** A question that the model server got. */
export interface AskedModel {
  readonly schemaName: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

type Groups<Row> = ReadonlyMap<string, readonly Row[]>;

export interface OrganizationSnapshot {
  readonly id: Id<"organization">;
  readonly name: string;
  readonly lastPosition: number;
  readonly workspaces: number;
  readonly itemsByTitle: Groups<{ readonly id: Id<"work_item"> }>;
  readonly filesByName: Groups<{ readonly id: Id<"file"> }>;
  readonly messagesByText: Groups<MessageRow>;
  /** Only what Eureka itself wrote. */
  readonly messagesByIntent: Groups<MessageRow>;
  readonly outgoing: readonly TableRow<"outgoing">[];
  readonly decisions: readonly (Omit<TableRow<"decisions">, "id"> & { readonly id: Id<"decision"> })[];
  readonly inboundByDelivery: Groups<{ readonly id: Id<"inbound_event">; readonly isProcessed: boolean }>;
  readonly events: readonly PlacedRow[];
  readonly audits: readonly TableRow<"audits">[];
  /** `<event> <handler>` of each entry in the effect ledger. */
  readonly ledger: ReadonlySet<string>;
  /** Stored answers by Idempotency-Key. */
  readonly answersByKey: Groups<unknown>;
  readonly ideaRunsByTopic: Groups<IdeaRunRow>;
  /** Files whose content lies in the store. */
  readonly contents: ReadonlySet<string>;
  /** Contents that are named for the sweep: uploads that never ended. */
  readonly unclaimed: ReadonlySet<string>;
  eventsOf(subjectId: string, type: string): readonly PlacedRow[];
  /** What Eureka itself wrote into a thread of the built-in chat. */
  repliesTo(threadId: string): readonly MessageRow[];
  /** The records of an operation that one request, with everything that followed from it, did with success. */
  auditsOf(correlationId: string, operation: string): readonly TableRow<"audits">[];
}

export interface Snapshot {
  readonly organizations: readonly OrganizationSnapshot[];
  of(organizationId: Id<"organization">): OrganizationSnapshot;
  named(name: string): readonly OrganizationSnapshot[];
  /** What stands on the platform for an outgoing message. */
  saidOnPlatform(platformChannelId: string, outgoingId: string): readonly ReferenceMessage[];
  /** How many cards on the simulated Trello have a name. */
  cardsOnTrello(name: string): number;
  /** What the model server was asked about a topic. */
  askedModels(topic: string): readonly AskedModel[];
}

export async function takeSnapshot({
  ownerConnection,
  filesFolder,
  platforms,
  models,
}: Installation): Promise<Snapshot> {
  const tables = await readTables(ownerConnection());
  const contents = await listContents(filesFolder);
  const said = groupBy(
    platforms.chat.channels.flatMap(({ platformChannelId }) => platforms.chat.messagesIn(platformChannelId)),
    ({ platformChannelId, intent }) => `${platformChannelId} ${intent}`,
  );
  const cards = groupBy([...platforms.trello.world.cards.values()], ({ name }) => name);
  const organizations = tables.organizations.map((uuid) => readOrganization(uuid, tables, contents));
  return {
    organizations,
    of(id) {
      const found = organizations.find((organization) => organization.id === id);
      if (!found) throw new Error(`the organization ${id} is gone`);
      return found;
    },
    saidOnPlatform: (platformChannelId, outgoingId) => said.get(`${platformChannelId} ${outgoingId}`) ?? [],
    cardsOnTrello: (name) => cards.get(name)?.length ?? 0,
    askedModels: (topic) => models.calls.filter(({ prompt }) => prompt.includes(`\n${topic}\n`)),
    named: (name) => organizations.filter((organization) => organization.name === name),
  };
}

function readOrganization(
  uuid: string,
  tables: Tables,
  contents: Awaited<ReturnType<typeof listContents>>,
): OrganizationSnapshot {
  const id = fromUuid("organization", uuid);
  const events = tables.of(uuid, "events").map((row) => ({ ...row, id: fromUuid("event", row.id) }));
  const audits = tables.of(uuid, "audits");
  const items = tables.of(uuid, "items").map((row) => ({ ...row, id: fromUuid("work_item", row.id) }));
  const files = tables.of(uuid, "files").map((row) => ({ ...row, id: fromUuid("file", row.id) }));
  const inbound = tables.of(uuid, "inbound").map((row) => ({ ...row, id: fromUuid("inbound_event", row.id) }));
  const messages = tables.of(uuid, "messages").map(readMessage);
  const ours = messages.filter(({ intent }) => intent !== null);
  const oursByThread = groupBy(ours, ({ threadId }) => threadId ?? "");
  const eventsBySubject = groupBy(events, ({ subjectId, type }) => `${subjectId} ${type}`);
  const successes = audits.filter(({ result }) => result === "success");
  const auditsByCause = groupBy(successes, ({ correlationId, operation }) => `${correlationId} ${operation}`);
  return {
    id,
    name: tables.of(uuid, "organizations")[0]?.name ?? "",
    lastPosition: tables.of(uuid, "positions")[0]?.last ?? 0,
    workspaces: tables.of(uuid, "workspaces").length,
    itemsByTitle: groupBy(items, ({ title }) => title),
    filesByName: groupBy(files, ({ name }) => name),
    messagesByText: groupBy(messages, ({ text }) => text),
    messagesByIntent: groupBy(ours, ({ intent }) => intent ?? ""),
    outgoing: tables.of(uuid, "outgoing"),
    decisions: tables.of(uuid, "decisions").map((row) => ({ ...row, id: fromUuid("decision", row.id) })),
    inboundByDelivery: groupBy(inbound, ({ delivery }) => delivery),
    events,
    audits,
    ledger: new Set(tables.of(uuid, "ledger").map(({ event, handler }) => `${fromUuid("event", event)} ${handler}`)),
    answersByKey: groupBy(tables.of(uuid, "answers"), ({ key }) => key),
    ideaRunsByTopic: groupBy(tables.of(uuid, "ideaRuns").map(readIdeaRun), ({ topic }) => topic),
    contents: contents.get(id) ?? new Set(),
    unclaimed: new Set(tables.of(uuid, "unclaimed").map((row) => fromUuid("file", row.id))),
    eventsOf: (subjectId, type) => eventsBySubject.get(`${subjectId} ${type}`) ?? [],
    repliesTo: (threadId) => oursByThread.get(threadId) ?? [],
    auditsOf: (correlationId, operation) => auditsByCause.get(`${correlationId} ${operation}`) ?? [],
  };
}

function readIdeaRun({ id, stageEnds, ...row }: TableRow<"ideaRuns">): IdeaRunRow {
  return { ...row, id: fromUuid("run", id), stageEnds: stageEnds ?? {} };
}

function readMessage({ id, text, thread, intent }: TableRow<"messages">): MessageRow {
  return { id: fromUuid("message", id), text, threadId: thread === null ? null : fromUuid("message", thread), intent };
}
