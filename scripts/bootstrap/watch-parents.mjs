import { readFileSync } from "node:fs";

/** How often to look whether the processes that started us are still there. */
const checkMilliseconds = 500;

/** Read when this process begins: they may be gone before anybody watches. */
const parents = readParents();

/**
 * Calls back once when the process that started this one is gone; the returned function ends the watch. Under `npm start` there may
 * be a shell between npm and this process that outlives npm; then npm itself is watched too (on Linux, where the process table is a
 * folder).
 * @param {() => void} onGone
 */
export function watchParents(onGone) {
  const timer = setInterval(() => {
    if (readParents() === parents) return;
    clearInterval(timer);
    onGone();
  }, checkMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

function readParents() {
  if (!process.env.npm_lifecycle_event) return `${process.ppid}`;
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${process.ppid}/stat`, "utf8")) ?? [];
    return name === "sh" ? `${process.ppid} ${parent}` : `${process.ppid}`;
  } catch {
    return `${process.ppid}`;
  }
}
