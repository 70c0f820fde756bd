/** A stop under load: what was accepted is answered, jobs are finished or given back, and everything ends in good order. */
import { Agent, request } from "node:http";
import { asOwner } from "@eureka/kit/db";
import { describe, expect, test } from "vitest";
import { drain } from "./drain.ts";
import type { Installation } from "./installation.ts";
import type { JournalEntry, Tenant } from "./load-kind.ts";
import { commandInChat } from "./loads/command-in-chat.ts";
import { createOneProcess } from "./one-process.ts";
import { createRandom } from "./random.ts";
import { prepareRequest } from "./send-request.ts";
import { createSeveralProcesses } from "./several-processes.ts";
import { takeSnapshot } from "./snapshot.ts";
import { makeTenant } from "./tenants.ts";
import { verifyPromises } from "./verify.ts";

const clients = 8;
/** Answers that every client has had before the stop. */
const warmUp = 5;
/** A stop has to be over within this time. */
const longestStop = 25_000;

describe.each([
  ["one process", createOneProcess],
  ["several processes", createSeveralProcesses],
] as const)("SIGTERM under load, %s", (_name, create) => {
  test("no accepted request is lost, no job stays behind, every process ends with 0", async () => {
    const installation = await create();
    try {
      await installation.start();
      const tenant = await makeTenant(installation, "acme", [commandInChat]);
      const load = startLoad(installation, tenant);
      await load.warm;
      load.fallSilent();
      const began = performance.now();
      const exits = await installation.stop();
      expect(performance.now() - began).toBeLessThan(longestStop);
      expect(exits.map(({ code }) => code)).toEqual(exits.map(() => 0));
      const journal = await load.ended;
      expect(journal.filter(({ outcome }) => outcome === "acknowledged").length).toBeGreaterThanOrEqual(
        clients * warmUp,
      );
      if (exits.length > 1) expect(await findHeldJobs(installation)).toEqual([]);

      await installation.start();
      expect(await drain(installation.ownerConnection(), 60_000)).toEqual([]);
      const snapshot = await takeSnapshot(installation);
      expect(verifyPromises(journal, snapshot)).toEqual([]);
      // Whoever got no answer was not accepted: nothing of the request is there.
      const unanswered = journal.filter(({ outcome }) => outcome === "unknown");
      const accepted = unanswered.filter((entry) =>
        Object.values(commandInChat.effects(entry, snapshot)).some((count) => count > 0),
      );
      expect(accepted.map(({ marker }) => marker)).toEqual([]);
    } finally {
      await installation.remove();
    }
  });
});

interface Load {
  /** Every client works. */
  readonly warm: Promise<void>;
  /** From now on half of the clients send nothing more, but keep their connections. */
  fallSilent(): void;
  /** Nobody is there any more: what became of all requests. */
  readonly ended: Promise<readonly JournalEntry[]>;
}

/** Clients that send one request after the other on a connection that they keep, until there is nobody to connect to. */
function startLoad(installation: Installation, tenant: Tenant): Load {
  const address = installation.address() ?? "";
  const random = createRandom(1);
  const journal: JournalEntry[] = [];
  let silent = false;
  const warm = Array.from({ length: clients }, () => Promise.withResolvers<void>());

  async function work(client: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let sent = 0; !(silent && client % 2 === 0); sent++) {
      const marker = `stop-${client}-${sent}`;
      const { path, ...rest } = commandInChat.request({ tenant, marker, random });
      const { method, headers, body } = prepareRequest({ path, ...rest }, { apiKey: tenant.apiKey, key: null });
      const status = await exchange(`${address}${path}`, { method, headers, agent }, String(body));
      if (status === "ECONNREFUSED") break;
      const outcome = status === 201 ? "acknowledged" : "unknown";
      journal.push({ kind: commandInChat, tenant, marker, key: null, attempts: 1, outcome });
      if (sent === warmUp) warm[client]?.resolve();
    }
  }

  const working = Array.from({ length: clients }, (_, client) => work(client));
  return {
    warm: Promise.all(warm.map(({ promise }) => promise)).then(() => {}),
    fallSilent: () => {
      silent = true;
    },
    ended: Promise.all(working).then(() => journal),
  };
}

type Options = Parameters<typeof request>[1] & object;

/** The status of the answer, or the code of what went wrong with the connection. */
function exchange(url: string, options: Options, body: string): Promise<number | string> {
  return new Promise((resolve) => {
    const outgoing = request(url, options, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", (error) => resolve(codeOf(error)));
    });
    outgoing.once("error", (error) => resolve(codeOf(error)));
    outgoing.end(body);
  });
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : error.message;
}

/** Jobs that a worker went away with. */
async function findHeldJobs(installation: Installation): Promise<string[]> {
  return await asOwner(installation.ownerConnection(), async (client) => {
    const { rows } = await client.query<{ what: string }>(
      `select format('%s %s', name, id) as what from jobs where state = 'leased'
       union all select format('worker %s', id) from job_workers`,
    );
    return rows.map(({ what }) => what);
  });
}
