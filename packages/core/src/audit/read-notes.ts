/** Notes of reads: kept in memory for a moment and written in batches, so that a read waits for no write. */
import { EurekaError } from "@eureka/contracts/errors";
import type { Id } from "@eureka/contracts/ids";
import type { AuditEntry, Ports } from "../operations/index.ts";
import { type DatedEntry, writeRecords } from "./write-records.ts";

/** The longest time that a note waits, in milliseconds. */
const noteMilliseconds = 200;
/** So many notes are written at once, without waiting. */
const hastyAt = 2_000;
/** Beyond this many waiting notes (the database is away or too slow) new ones are dropped and counted. */
const mostNotes = 50_000;
const batchSize = 500;

type NotePorts = Pick<Ports, "database" | "keys" | "clock" | "log">;

/** A read that waits to be written, and how many equal ones came since. */
interface Note extends DatedEntry {
  repetitions: number;
}

/** Who read what, as whom, from where: all of a record but the request that it was. */
function whatItSays(organizationId: Id<"organization">, entry: AuditEntry): string {
  const { operation, result, target, actor, onBehalfOf, request, reason } = entry;
  const place = `${target?.type} ${target?.id} ${entry.workspaceId}`;
  const who = `${actor.type} ${actor.id} ${onBehalfOf}`;
  return `${organizationId} ${operation} ${result} ${reason} ${place} ${who} ${request.surface} ${request.address} ${request.userAgent}`;
}

export interface ReadNotes {
  note(organizationId: Id<"organization">, entry: AuditEntry): void;
  /** Says where to write. Notes taken earlier are kept until then. Returns how to stop, which writes what is left. */
  attach(ports: NotePorts): () => Promise<void>;
  /** Writes what is waiting now. */
  flush(): Promise<void>;
  readonly waiting: number;
  /** Notes lost since the start, because too many were waiting or the database refused them. */
  readonly dropped: number;
}

export function createReadNotes(): ReadNotes {
  let notes = new Map<Id<"organization">, Note[]>();
  /** The waiting notes by what they say, so that an equal one only counts up. */
  const equals = new Map<string, Note>();
  let waiting = 0;
  let dropped = 0;
  let reported = 0;
  let ports: NotePorts | undefined;
  let attached = 0;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> = Promise.resolve();

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    flushing = flushing.then(writeAll);
    return flushing;
  }

  function flushSoon(milliseconds: number): void {
    if (ports && !timer) timer = setTimeout(flush, milliseconds);
  }

  async function writeAll(): Promise<void> {
    if (!ports) return;
    const taken = notes;
    notes = new Map();
    equals.clear();
    for (const [organizationId, entries] of taken) {
      while (entries.length > 0) {
        const outcome = await writeBatch(ports, organizationId, entries.slice(0, batchSize));
        if (outcome === "try-later") {
          keepForLater(organizationId, entries);
          break;
        }
        const count = entries.splice(0, batchSize).length;
        waiting -= count;
        if (outcome === "refused") dropped += count;
      }
    }
    if (dropped > reported) ports.log.error({ count: dropped - reported }, "audit.reads_dropped");
    reported = dropped;
  }

  async function writeBatch(
    to: NotePorts,
    organizationId: Id<"organization">,
    entries: readonly Note[],
  ): Promise<"written" | "try-later" | "refused"> {
    try {
      // Notes live in memory until now: waiting for the disk would not save those of the last moments before a crash.
      await to.database.withOrganization(
        organizationId,
        (transaction) => writeRecords({ transaction, ports: to }, entries),
        { durable: false },
      );
      return "written";
    } catch (error) {
      to.log.error({ error, organizationId, count: entries.length }, "audit.reads_not_written");
      // What the database refuses it will refuse again (an organization that is gone); only its absence passes.
      return error instanceof EurekaError && error.kind === "unavailable" ? "try-later" : "refused";
    }
  }

  function keepForLater(organizationId: Id<"organization">, entries: readonly Note[]): void {
    notes.set(organizationId, [...entries, ...(notes.get(organizationId) ?? [])]);
    flushSoon(noteMilliseconds * 5);
  }

  return {
    note(organizationId, entry) {
      if (waiting >= mostNotes) {
        dropped++;
        return;
      }
      const what = whatItSays(organizationId, entry);
      const equal = equals.get(what);
      if (equal) {
        equal.repetitions++;
        return;
      }
      const dated: Note = { entry, occurredAt: ports?.clock.now() ?? new Date(), repetitions: 1 };
      equals.set(what, dated);
      const earlier = notes.get(organizationId);
      if (earlier) earlier.push(dated);
      else notes.set(organizationId, [dated]);
      waiting++;
      if (waiting % hastyAt === 0) void flush();
      else flushSoon(noteMilliseconds);
    },
    attach(to) {
      ports = to;
      attached++;
      if (waiting > 0) flushSoon(noteMilliseconds);
      let stopped = false;
      return async () => {
        if (stopped) return;
        stopped = true;
        attached--;
        await flush();
        if (attached > 0) return;
        clearTimeout(timer);
        timer = undefined;
        ports = undefined;
      };
    },
    flush,
    get waiting() {
      return waiting;
    },
    get dropped() {
      return dropped;
    },
  };
}
