import { useCallback, useEffect, useRef, useState } from "react";

/** How long after the last keystroke a draft is written down. */
const pause = 300;
const prefix = "eureka.draft.";

export interface Draft {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Call once the text was saved elsewhere: the draft is forgotten, and the text becomes what is given. */
  readonly clear: (text?: string) => void;
  /** Whether the text came from an earlier visit. */
  readonly isRestored: boolean;
}

/**
 * A text that survives a reload, an expired session and a crash, kept on this device until it is cleared.
 * @param key names what is written, with its id: `comment.wit_...`
 * @param initial the text while there is no draft
 */
export function useDraft(key: string, initial = ""): Draft {
  const [state, setState] = useState(() => restore(key, initial));
  const current = state.key === key ? state : restore(key, initial);
  if (current !== state) setState(current);
  const latest = useRef({ key, text: current.text, isUnwritten: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const write = useCallback(() => {
    clearTimeout(timer.current);
    if (latest.current.isUnwritten) keep(latest.current.key, latest.current.text);
    latest.current.isUnwritten = false;
  }, []);

  // What was typed last is written down before the text of another key comes, and when the page goes.
  useEffect(() => {
    // An effect may run after the first keystroke, which is not to be forgotten then.
    if (latest.current.key !== key) latest.current = { key, text: "", isUnwritten: false };
    window.addEventListener("pagehide", write);
    return () => {
      window.removeEventListener("pagehide", write);
      write();
    };
  }, [key, write]);

  const setText = useCallback(
    (text: string) => {
      setState({ key, text, isRestored: false });
      if (latest.current.key !== key) write();
      latest.current = { key, text, isUnwritten: true };
      clearTimeout(timer.current);
      timer.current = setTimeout(write, pause);
    },
    [key, write],
  );

  const clear = useCallback(
    (text = "") => {
      clearTimeout(timer.current);
      latest.current = { key, text, isUnwritten: false };
      keep(key, "");
      setState({ key, text, isRestored: false });
    },
    [key],
  );
  return { text: current.text, setText, clear, isRestored: current.isRestored };
}

function restore(key: string, initial: string) {
  const kept = read(key);
  return { key, text: kept ?? initial, isRestored: kept !== null && kept !== initial };
}

/** Storage may be forbidden or full: then the text lives as long as the page. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === "") localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // Nothing more can be done, and the text is still on the screen.
  }
}
