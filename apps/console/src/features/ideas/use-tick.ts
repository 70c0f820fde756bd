import { useEffect, useState } from "react";

const pause = 250;

/** The present time in milliseconds, anew several times a second while something is counted. */
export function useTick(isOn: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isOn) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), pause);
    return () => clearInterval(timer);
  }, [isOn]);
  return now;
}
