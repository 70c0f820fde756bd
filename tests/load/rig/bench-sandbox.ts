/** The sandbox on ports that are free, for measurements that need whole platforms. */
import { findFreePort } from "@eureka/testing/find-free-port";
import { openSandbox, type Sandbox } from "../../../scripts/sandbox/open-sandbox.ts";

export async function openBenchSandbox(environment: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const ports = {
    eureka: await findFreePort(),
    slack: await findFreePort(),
    discord: await findFreePort(),
    trello: await findFreePort(),
  };
  return openSandbox(ports, environment);
}
