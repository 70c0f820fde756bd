import { useEffect, useState } from "react";

/** True once a condition has held for a while: what is done quickly is not announced. */
export function useDelayed(isTrue: boolean, milliseconds = 400): boolean {
  const [hasHeld, setHeld] = useState(false);
  useEffect(() => {
    if (!isTrue) {
      setHeld(false);
      return;
    }
    const timer = setTimeout(() => setHeld(true), milliseconds);
    return () => clearTimeout(timer);
  }, [isTrue, milliseconds]);
  return isTrue && hasHeld;
}
