/** The reference tracker with something between it and us: time passes, answers are lost, and what we write is counted. */
import { ConnectorError, type TrackerCapability, type TrackerItem } from "@eureka/connector-sdk";
import { createReferenceTracker, type ReferenceTrackerServer } from "@eureka/connector-sdk/reference";

export type CallFault = "unavailable" | "rate limited" | "answer lost";

/** One write of ours that reached a platform. */
export interface RemoteWrite {
  readonly kind: string;
  readonly platformItemId: string;
  /** Whether anything over there is different now. */
  readonly hasEffect: boolean;
  /** Whether the same was written before, and its answer never reached us: whoever took it back since meets it once more. */
  readonly isRepeated: boolean;
}

export interface Watch {
  /** Stands still until it is the caller's turn. */
  pause(): Promise<void>;
  /** Taken off by the call that meets it. */
  readonly faults: CallFault[];
  readonly writes: RemoteWrite[];
  /**
   * Texts that a write of ours replaced although no answer had shown them to us: they were written between our reading and our writing,
   * for which platforms have no lock. What a person writes in the same moment is lost to him in the same way.
   */
  readonly unseen: string[];
  /** Writes that took effect and that nobody here knows of, because their answers were lost. */
  readonly unanswered: Set<string>;
  /** Requests of any kind. */
  calls: number;
}

export function createWatch(pause: () => Promise<void>): Watch {
  return { pause, faults: [], writes: [], unseen: [], unanswered: new Set(), calls: 0 };
}

const writes = new Set([
  "createItem",
  "updateItem",
  "moveItem",
  "place",
  "archiveItem",
  "restoreItem",
  "deleteItem",
  "addComment",
  "updateComment",
  "deleteComment",
  "addFile",
  "addLink",
  "remove",
]);

const asksNobody = new Set(["capabilities", "keyBetween"]);

type Call = (...input: unknown[]) => unknown;

export function watchTracker(server: ReferenceTrackerServer, watch: Watch): TrackerCapability {
  return watchAll(createReferenceTracker(server), server, watch);
}

function watchAll<Capability extends object>(
  inner: Capability,
  server: ReferenceTrackerServer,
  watch: Watch,
): Capability {
  const watched = Object.entries(inner).map(([name, member]) => {
    if (asksNobody.has(name) || (typeof member !== "function" && typeof member !== "object")) return [name, member];
    if (typeof member === "object") return [name, watchAll(member as object, server, watch)];
    return [name, (...input: unknown[]) => call(name, member as Call, input)];
  });
  /** All that any answer has shown us. */
  const shown = new Set<string>();
  return Object.fromEntries(watched) as Capability;

  async function call(name: string, method: Call, input: unknown[]): Promise<unknown> {
    await watch.pause();
    watch.calls++;
    const fault = watch.faults[0] === "answer lost" && !writes.has(name) ? undefined : watch.faults.shift();
    if (fault === "unavailable") throw new ConnectorError("unavailable", "The platform is away for a moment");
    if (fault === "rate limited")
      throw new ConnectorError("rate_limited", "The platform asks to wait", { retryAfterSeconds: 1 });
    const before = server.deeds;
    const listBefore = name === "moveItem" ? server.getItem(itemOf(input, null)).fields.platformListId : null;
    const replaced = name === "updateItem" ? readTexts(server, itemOf(input, null)) : null;
    const result = await method(...input);
    if (replaced !== null && !shown.has(replaced)) watch.unseen.push(replaced);
    for (const item of itemsIn(result)) shown.add(JSON.stringify(item.fields));
    const isOrder = listBefore !== null && listBefore === server.getItem(itemOf(input, null)).fields.platformListId;
    const kind =
      isOrder || name === "place" ? "order" : name === "updateItem" && setsParentAlone(input) ? "parent" : name;
    const meaning = JSON.stringify([name, { ...(input[0] as object), intent: null }]);
    if (writes.has(name)) {
      const hasEffect = server.deeds !== before;
      const isRepeated = watch.unanswered.has(meaning);
      watch.writes.push({ kind, platformItemId: itemOf(input, result), hasEffect, isRepeated });
      if (hasEffect) watch.unanswered.add(meaning);
    }
    if (fault === "answer lost") throw new ConnectorError("unavailable", "The answer was lost");
    await watch.pause();
    watch.unanswered.delete(meaning);
    return result;
  }
}

function setsParentAlone([input]: unknown[]): boolean {
  return Object.keys((input as { fields: object }).fields).join() === "parent";
}

function readTexts(server: ReferenceTrackerServer, platformItemId: string): string | null {
  try {
    return JSON.stringify(server.getItem(platformItemId).fields);
  } catch {
    return null; // it is gone: the write will say so
  }
}

function itemsIn(result: unknown): TrackerItem[] {
  return result !== null && typeof result === "object" && "fields" in result ? [result as TrackerItem] : [];
}

function itemOf([input]: unknown[], result: unknown): string {
  const named = (input as { item?: { platformItemId: string } }).item ?? (result as { platformItemId: string });
  return named.platformItemId;
}
