import { useCallback, useState } from "react";

export interface Chosen {
  readonly ids: readonly string[];
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
}

/** Ideas that were ticked, in the order of ticking. */
export function useChosen(): Chosen {
  const [ids, setIds] = useState<readonly string[]>([]);
  const toggle = useCallback((id: string) => {
    setIds((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));
  }, []);
  const clear = useCallback(() => setIds([]), []);
  return { ids, toggle, clear };
}
