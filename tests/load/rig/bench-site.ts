/** A place to measure at: a database, the server in a process of its own, and a load generator in another. */
import { randomBytes } from "node:crypto";
import { type BenchDatabase, createBenchDatabase } from "./bench-database.ts";
import { type Child, startChild } from "./child-process.ts";
import type { Load, LoadResult } from "./load.ts";
import type { MadeOrganization } from "./make-organizations.ts";

export interface BenchSite {
  readonly database: BenchDatabase;
  readonly server: Child;
  readonly port: number;
  makeOrganizations(count: number): Promise<MadeOrganization[]>;
  /** Runs a load from another process. Throws when an answer was not a success: a refusal is quick and would make a good figure. */
  load(load: Load): Promise<LoadResult>;
  /** Calls the API once. Throws when it refuses. */
  call<Output>(organization: MadeOrganization, method: string, path: string, body?: unknown): Promise<Output>;
  close(): Promise<void>;
}

export interface SiteOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
}

export async function openBenchSite({ environment = {}, nodeArguments = [] }: SiteOptions = {}): Promise<BenchSite> {
  const database = await createBenchDatabase();
  const server = startChild("server.ts", {
    nodeArguments,
    environment: {
      DATABASE_URL: database.owner,
      EUREKA_APP_DATABASE_URL: database.app,
      EUREKA_DATA_DIR: database.folder,
      EUREKA_MASTER_KEY: randomBytes(32).toString("base64"),
      // As `npm start` has it.
      MALLOC_ARENA_MAX: "2",
      ...environment,
    },
  });
  const generator = startChild("load-generator.ts");
  const address = await server.ask<string>("address");
  return {
    database,
    server,
    port: Number(new URL(address).port),
    makeOrganizations: (count) => server.ask("makeOrganizations", count),
    load: (load) => runLoad(generator, load),
    async call<Output>(organization: MadeOrganization, method: string, path: string, body?: unknown): Promise<Output> {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${organization.apiKey}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Output;
    },
    async close() {
      await generator.stop();
      await server.stop();
      await database.remove();
    },
  };
}

export async function runLoad(generator: Child, load: Load): Promise<LoadResult> {
  const result = await generator.ask<LoadResult>("run", load);
  if (result.refused > 0)
    throw new Error(`${result.refused} of the requests were refused, the first with: ${result.firstRefusal}`);
  return result;
}
