/** Who is known to look at what: told by frames of the stream, forgotten when nobody says it again. */
import { presenceSchema } from "@eureka/contracts/presence";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type LiveFrame, listenLive } from "../../live/live-events.ts";

type Until = Readonly<Record<string, number>>;

const nobody: Until = {};
/** Members by what they look at, with the time until which it holds. Kept for the tab: an item's lookers are told before it is opened. */
const lookers = new Map<string, Until>();
const watchers = new Set<() => void>();

listenLive({ onFrame: hear });

function hear(frame: LiveFrame): void {
  if (frame.type !== "presence") return;
  const { data } = presenceSchema.safeParse(frame.data);
  if (!data) return;
  const now = Date.now();
  const known = Object.entries(lookers.get(data.subject.id) ?? nobody).filter(([, until]) => until > now);
  lookers.set(data.subject.id, { ...Object.fromEntries(known), [data.memberId]: Date.parse(data.until) });
  tell();
}

function forget(id: string): void {
  const now = Date.now();
  const left = Object.entries(lookers.get(id) ?? nobody).filter(([, until]) => until > now);
  if (left.length > 0) lookers.set(id, Object.fromEntries(left));
  else lookers.delete(id);
  tell();
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Ids of the members who look at a thing, without my own. */
export function useLookers(id: string | null, myId: string | undefined): readonly string[] {
  const until = useSyncExternalStore(watch, () => (id === null ? nobody : (lookers.get(id) ?? nobody)));
  const next = Math.min(...Object.values(until));
  useEffect(() => {
    if (id === null || !Number.isFinite(next)) return;
    const timer = setTimeout(() => forget(id), Math.max(0, next - Date.now()) + 50);
    return () => clearTimeout(timer);
  }, [id, next]);
  return useMemo(() => {
    const now = Date.now();
    return Object.entries(until).flatMap(([memberId, time]) => (time > now && memberId !== myId ? [memberId] : []));
  }, [until, myId]);
}
