import { useCallback, useState } from "react";
import { frame } from "../theme/tokens.ts";

const storageKey = "eureka.panel-width";
const limits = { min: 380, max: 880 } as const;

function held(width: number): number {
  return Math.round(Math.min(limits.max, Math.max(limits.min, width)));
}

function kept(): number {
  try {
    return held(Number(localStorage.getItem(storageKey)) || frame.panel);
  } catch {
    return frame.panel;
  }
}

/** The width of side panels, kept on this device. */
export function usePanelWidth() {
  const [width, set] = useState(kept);
  const setWidth = useCallback((next: number) => {
    set(held(next));
    try {
      localStorage.setItem(storageKey, String(held(next)));
    } catch {
      // Storage may be forbidden: the width then holds until the page is left.
    }
  }, []);
  return { width, setWidth, limits };
}
