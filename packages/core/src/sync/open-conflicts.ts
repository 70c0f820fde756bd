/** Asks people which of two values counts, and takes questions back that nobody needs to answer any more. */
import { escapeWithin } from "@eureka/contracts/escape-markdown";
import type { Id } from "@eureka/contracts/ids";
import type { HeldField, RuledField } from "@eureka/contracts/sync-rules";
import { textLimits } from "@eureka/contracts/text";
import { say } from "@eureka/contracts/words";
import type { WorkItem } from "@eureka/contracts/work-item";
import { openDecision, withdrawQuestion } from "../decisions/index.ts";
import { selectNames } from "../identity/index.ts";
import type { Context } from "../operations/index.ts";
import { loadBoard } from "../work-items/index.ts";
import { hashOf } from "./compare-sides.ts";
import { syncConflictKind } from "./conflict-kinds.ts";
import type { ConflictScene } from "./conflict-scene.ts";
import { type ConflictRow, deleteConflict, type HeldValue, insertConflict } from "./conflicts.store.ts";
import type { ExternalLinkRow } from "./external-links.store.ts";
import { findWriter } from "./find-writer.ts";
import { dataOfCopy } from "./keep-overruled.ts";
import type { Place } from "./load-place.ts";
import { cutText, type SyncedFields } from "./our-side.ts";
import { selectPlatformNames } from "./people.store.ts";
import { joinTexts, type OpenConflict } from "./plan-meeting.ts";
import { ruledNameOf, sideNameOf } from "./rules-of.ts";
import { sayValue } from "./say-value.ts";

/** A month; then it is asked anew. */
export const hoursToAnswer = 720;
const longestValue = 1_200;

/** Conflicts of fields by the names that sides have for them, as the plan wants them. */
export function openConflictsOf(rows: readonly ConflictRow[]): Record<string, OpenConflict> {
  const ofFields = rows.filter(({ field }) => !field.startsWith("gone_"));
  return Object.fromEntries(
    ofFields.map(({ field, oursHash, theirsHash, joinedHash, answer }) => [
      sideNameOf(field as RuledField),
      {
        ours: oursHash,
        theirs: theirsHash,
        ...(joinedHash !== null && { joined: joinedHash }),
        ...((answer === "ours" || answer === "theirs" || answer === "both") && { answer }),
      },
    ]),
  );
}

/** Each conflict that is held is asked about once, with the values that stand there now; what is none any more is closed. */
export async function followConflicts(
  context: Context,
  scene: ConflictScene,
  held: readonly string[],
  rows: readonly ConflictRow[],
): Promise<void> {
  for (const row of rows) {
    const name = sideNameOf(row.field as RuledField);
    if (held.includes(name) && isStill(row, scene, name)) continue;
    await closeConflict(context, scene, row);
  }
  for (const name of held) {
    const known = rows.find(({ field }) => sideNameOf(field as RuledField) === name);
    if (!known || !isStill(known, scene, name)) await openConflict(context, scene, ruledNameOf(name));
  }
}

/** An answer that could not be taken up asks anew. */
function isStill(row: ConflictRow, { ours, theirs }: ConflictScene, name: string): boolean {
  const field = name as keyof SyncedFields;
  return row.answer === null && row.oursHash === hashOf(ours[field]) && row.theirsHash === hashOf(theirs[field]);
}

/** First the row: whoever hears that the question was taken back finds that nobody waits for it. */
export async function closeConflict(
  context: Context,
  { item, link }: { readonly item: WorkItem | null; readonly link: ExternalLinkRow },
  row: ConflictRow,
): Promise<void> {
  await withdrawQuestion(context, row.decisionId);
  await deleteConflict(context.transaction, row);
  if (item) emitConflict(context, "sync_conflict.closed", { item, link }, row);
}

export function emitConflict(
  context: Context,
  type: "sync_conflict.opened" | "sync_conflict.closed",
  { item, link }: { readonly item: WorkItem; readonly link: ExternalLinkRow },
  { decisionId, field }: { readonly decisionId: Id<"decision">; readonly field: HeldField },
): void {
  context.emit({
    type,
    subject: { type: "work_item", id: item.id },
    workspaceId: item.workspaceId,
    data: { ...dataOfCopy(item, link), decisionId, field },
  });
}

async function openConflict(context: Context, scene: ConflictScene, field: RuledField): Promise<void> {
  const { place, item, link, ours, theirs } = scene;
  const name = sideNameOf(field) as keyof SyncedFields;
  const { boardId } = place.connectedBoard;
  const values = await sayBoth(context, scene, field);
  const joined = joinTexts(field, ours[name], theirs[name]);
  const isJoinable = joined !== null && joined.length <= longestOf(place, field);
  const title = place.connection.title;
  const option = (value: string, label: string) => ({ value, label: cutText(label, 75) });
  const decision = await openDecision(context, syncConflictKind, {
    workspaceId: (await loadBoard(context, boardId)).board.workspaceId,
    boardId,
    question: cutText(
      say("sync.conflict.question", { key: item.key, title: item.title, field: say(`sync.field.${field}`) }),
      300,
    ),
    explanation: await explain(context, title, values),
    answerers: { role: "user", memberIds: [], quorum: 1 },
    options: [
      option("ours", say("sync.conflict.keep_ours")),
      option("theirs", say("sync.conflict.keep_theirs", { place: title })),
      ...(isJoinable ? [option("both", say("sync.conflict.keep_both"))] : []),
    ],
    subject: { type: "work_item", id: item.id },
    payload: { boardId, workItemId: item.id, externalLinkId: link.id, field },
    expiresInHours: hoursToAnswer,
  });
  await insertConflict(context.transaction, {
    externalLinkId: link.id,
    field,
    decisionId: decision.id,
    ...values,
    oursHash: hashOf(ours[name]),
    theirsHash: hashOf(theirs[name]),
    joinedHash: joined === null ? null : hashOf(joined),
    openedAt: context.clock.now(),
  });
  emitConflict(context, "sync_conflict.opened", scene, { decisionId: decision.id, field });
}

interface BothValues {
  readonly ours: HeldValue;
  readonly theirs: HeldValue;
}

async function sayBoth(context: Context, scene: ConflictScene, field: RuledField): Promise<BothValues> {
  const { place, ours, theirs } = scene;
  const users = [...(ours.assignees ?? []), ...(theirs.assignees ?? [])];
  const people = await selectPlatformNames(context.transaction, place.connection.id, users);
  const names = { lists: place.lists, people };
  const writers = await findWriter(context, scene, field);
  return {
    ours: { value: sayValue(field, ours, names), ...writers.ours },
    theirs: { value: sayValue(field, theirs, names), ...writers.theirs },
  };
}

async function explain(context: Context, title: string, { ours, theirs }: BothValues): Promise<string> {
  const people = [ours.by, theirs.by].filter((person) => person !== null);
  const names = await selectNames(context.transaction, people);
  const part = (place: string, { value, by, at }: HeldValue) =>
    say("sync.conflict.side", {
      place: escapeWithin(place, 100),
      who: escapeWithin((by && names.get(by.id)) ?? say("person.someone"), 100),
      time: `${at.slice(0, 16).replace("T", " ")} UTC`,
      value: escapeWithin(value, longestValue)
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
    });
  return [part(say("sync.conflict.here"), ours), part(title, theirs)].join("\n\n");
}

/** What both sides can hold of a text. */
function longestOf(place: Place, field: RuledField): number {
  return longestTexts(place)[field] ?? Number.POSITIVE_INFINITY;
}

export function longestTexts({ tracker }: Pick<Place, "tracker">): Readonly<Record<string, number>> {
  const { maxTitleLength, maxBodyLength } = tracker.capabilities();
  return {
    title: Math.min(maxTitleLength, textLimits.title),
    body: Math.min(maxBodyLength, textLimits.description),
  };
}
