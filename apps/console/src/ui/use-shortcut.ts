import { useEffect, useRef } from "react";
import { registerShortcut } from "./shortcuts.ts";

export interface ShortcutOptions {
  /** What it does, for the list that `?` opens. */
  readonly description: string;
  /** Works while something is being typed as well. */
  readonly inFields?: boolean;
  /** Leaves it out for now. */
  readonly disabled?: boolean;
}

/**
 * A key, or keys one after the other, that do something while the component is on the screen.
 * @example useShortcut("g b", () => navigate("/boards"), { description: t("goToBoards") });
 */
export function useShortcut(keys: string, handler: (event: KeyboardEvent) => void, options: ShortcutOptions): void {
  const { description, inFields = false, disabled = false } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (disabled) return;
    return registerShortcut({ keys, description, inFields, run: (event) => latest.current(event) });
  }, [keys, description, inFields, disabled]);
}
