/** What the stream follows besides everything that I may see: signs that are sent only to who follows the very thing, such as presence. */
import { useEffect, useSyncExternalStore } from "react";

const followed = new Map<string, number>();
const listeners = new Set<() => void>();
let joined = "";

function change(topic: string, step: 1 | -1): void {
  const count = (followed.get(topic) ?? 0) + step;
  if (count > 0) followed.set(topic, count);
  else followed.delete(topic);
  joined = [...followed.keys()].sort().join(",");
  for (const listener of listeners) listener();
}

/** Follows a topic while the component is shown. Null: not yet, because it is not known whether it may be seen. */
export function useLiveTopic(topic: string | null): void {
  useEffect(() => {
    if (topic === null) return;
    change(topic, 1);
    return () => change(topic, -1);
  }, [topic]);
}

/** The topics that components of this tab follow, in one text, which is the same as long as they are. */
export function useFollowedTopics(): string {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => joined,
  );
}
