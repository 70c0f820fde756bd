/** Sample data: what somebody sees who only wants to look. Made by calling operations, like everything else. */
import type { RunningServer } from "../start-server.ts";

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly password: string;
}

export interface Demo {
  readonly people: readonly DemoPerson[];
  readonly apiKey: string;
}

export async function makeDemo(_server: RunningServer): Promise<Demo> {
  return { people: [], apiKey: "" };
}
