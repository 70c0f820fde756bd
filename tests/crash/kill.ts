/** How something is killed. */
export type Kill =
  /** SIGKILL of a Node process after some milliseconds of load. */
  | { readonly how: "node"; readonly after: number }
  /** SIGKILL of the PostgreSQL server after some milliseconds of load. */
  | { readonly how: "postmaster"; readonly after: number }
  /** The process kills itself when it gets to a named fault point for the `count`th time. */
  | { readonly how: "point"; readonly point: string; readonly count: number };

/** A kill that happened. */
export interface Death {
  readonly victim: string;
  readonly kill: Kill;
  /** False: the process was not at its fault point in time, and was killed all the same. */
  readonly reached: boolean;
  /** Milliseconds from the next start until it worked again; null when it died again before. */
  readonly recovery: number | null;
}

export function describeKill(kill: Kill): string {
  return kill.how === "point" ? `${kill.point}:${kill.count}` : `${kill.how} after ${kill.after} ms`;
}
