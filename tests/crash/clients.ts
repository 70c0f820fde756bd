/** The clients of an installation: they send requests as long as it is killed, and note what was promised to them. */
import { setTimeout as wait } from "node:timers/promises";
import type { Installation } from "./installation.ts";
import type { JournalEntry, LoadKind, Tenant } from "./load-kind.ts";
import type { Random } from "./random.ts";
import { type Answer, type OutgoingRequest, prepareRequest, sendRequest } from "./send-request.ts";

export interface ClientsOptions {
  readonly installation: Installation;
  readonly tenants: readonly Tenant[];
  readonly kinds: readonly LoadKind[];
  readonly random: Random;
  readonly clients: number;
}

export interface Clients {
  readonly journal: readonly JournalEntry[];
  /** Answers that were no acknowledgement, by reason. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Refusals and errors of the server's own: none of them may happen. */
  readonly refusals: readonly string[];
  /** Lets what is under way come to its end, repetitions included. */
  stop(): Promise<void>;
}

/** Milliseconds between two requests of a client. */
const pauses = { least: 5, most: 90 };
const retryPause = 60;
const mostAttempts = 200;

export function startClients({ installation, tenants, kinds, random, clients }: ClientsOptions): Clients {
  const journal: JournalEntry[] = [];
  const troubles = new Map<string, number>();
  const refusals: string[] = [];
  const choice = spread(kinds);
  let stopping = false;
  let made = 0;

  async function work(own: Random): Promise<void> {
    while (!stopping) {
      const tenant = own.pick(tenants);
      const kind = own.pick(choice);
      const marker = `crash-${own.integer(0, 2 ** 31).toString(36)}-${made++}`;
      const key = kind.repeatable === "key" && own.chance(0.7) ? `key-${marker}` : null;
      const mayRepeat = kind.repeatable === "itself" || key !== null;
      const request = kind.request({ tenant, marker, random: own });
      // Some clients give up at once although they might repeat.
      const attemptsLeft = mayRepeat && own.chance(0.8) ? mostAttempts : 1;
      const { attempts, answer } = await insist(
        prepareRequest(request, { apiKey: tenant.apiKey, key }),
        request.path,
        attemptsLeft,
      );
      if (answer.outcome === "refused" || answer.outcome === "unknown") note(kind, marker, answer);
      if (answer.outcome !== "refused") journal.push({ kind, tenant, marker, key, attempts, outcome: answer.outcome });
      await wait(own.integer(pauses.least, pauses.most));
    }
  }

  /** Sends a request until it is answered or the attempts are used up. */
  async function insist(
    request: OutgoingRequest,
    path: string,
    attempts: number,
  ): Promise<{ attempts: number; answer: Answer }> {
    for (let attempt = 1; ; attempt++) {
      const address = await findAddress();
      const answer = await sendRequest(`${address}${path}`, request);
      if (answer.outcome !== "unknown" || attempt >= attempts) return { attempts: attempt, answer };
      troubles.set(answer.reason, (troubles.get(answer.reason) ?? 0) + 1);
      await wait(retryPause);
    }
  }

  async function findAddress(): Promise<string> {
    for (;;) {
      const address = installation.address();
      if (address) return address;
      await wait(10);
    }
  }

  function note(
    kind: LoadKind,
    marker: string,
    { outcome, reason }: Exclude<Answer, { outcome: "acknowledged" }>,
  ): void {
    troubles.set(reason, (troubles.get(reason) ?? 0) + 1);
    if (outcome === "refused" || reason.startsWith("500")) refusals.push(`${kind.name} ${marker}: ${reason}`);
  }

  const working = Array.from({ length: clients }, (_, index) => work(random.fork(`client ${index}`)));
  return {
    journal,
    troubles,
    refusals,
    async stop() {
      stopping = true;
      await Promise.all(working);
    },
  };
}

/** Each kind as often in the list as it weighs. */
function spread(kinds: readonly LoadKind[]): readonly LoadKind[] {
  return kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
}
