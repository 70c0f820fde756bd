/**
 * Whether a session cookie may exist. No script can read the cookie itself, and asking the server without one is a refused request
 * in everybody's console of errors. The mark holds no secret.
 */
const key = "eureka.session";

/** Somebody signed in in this browser. */
export function markSession(): void {
  write("begun");
}

/** He signed out, or the server said that there is no session. */
export function unmarkSession(): void {
  write("ended");
}

/** The token was refused, but the cookie may hold a later one: two pages may race for it. */
export function forgetSessionMark(): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}

/** Null where nothing is known: a new browser, or one that cleared what pages keep but not the cookie. */
export function readSessionMark(): "begun" | "ended" | null {
  try {
    const mark = localStorage.getItem(key);
    return mark === "begun" || mark === "ended" ? mark : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing works all the same. */
function write(mark: "begun" | "ended"): void {
  try {
    localStorage.setItem(key, mark);
  } catch {}
}
