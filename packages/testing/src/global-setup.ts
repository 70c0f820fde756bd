/**
 * vitest's global set-up of every project with a database: one server, its roles and one migrated template per run. Test files
 * clone the template with `testDatabase()`. A project with `provide: { databaseServer: "external" }` uses the server of
 * EUREKA_TEST_DATABASE_URL when that is set.
 */
import type { TestProject } from "vitest/node";
import { startEmbeddedTestServer } from "./embedded-test-server.ts";
import { useExternalTestServer } from "./external-test-server.ts";

/** Called by vitest before the project's first file; what it returns is called after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const external = process.env.EUREKA_TEST_DATABASE_URL;
  const wantsExternal = project.getProvidedContext().databaseServer === "external";
  const { server, stop } =
    wantsExternal && external !== undefined ? await useExternalTestServer(external) : await startEmbeddedTestServer();
  project.provide("testServer", server);
  return stop;
}
