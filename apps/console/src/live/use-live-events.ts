import { useEffect, useRef } from "react";
import { type LiveListener, listenLive } from "./live-events.ts";

/** Listens to the live stream while the component is shown. The listener may be a new object at every render. */
export function useLiveEvents(listener: LiveListener): void {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(
    () =>
      listenLive({
        onEvent: (event) => current.current.onEvent?.(event),
        onFrame: (frame) => current.current.onFrame?.(frame),
        onReset: () => current.current.onReset?.(),
      }),
    [],
  );
}
