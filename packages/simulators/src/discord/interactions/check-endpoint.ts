import { EventSender } from "../../platform/index.ts";
import type { Application } from "../world/application.ts";
import type { World } from "../world/world.ts";
import { signRequest } from "./sign-request.ts";

export interface EndpointExpectation {
  readonly url: string;
  readonly ping: unknown;
  /** Whether the answer to a genuine ping is right. */
  accepts(status: number, body: string): boolean;
}

/**
 * Tries an endpoint before it is set, as Discord does: a genuine ping must be answered, a forged one refused with 401.
 * @returns what is wrong with it, or null
 */
export async function findEndpointProblem(
  world: World,
  application: Application,
  { url, ping, accepts }: EndpointExpectation,
): Promise<string | null> {
  const sender = new EventSender({ acknowledgeMilliseconds: world.answerMilliseconds, repeatAfterMilliseconds: [] });
  const genuine = signRequest(application, url, ping, world.now());
  const welcomed = await sender.send("PING", () => genuine);
  const status = welcomed?.attempts[0] ?? null;
  if (status === null) return "the endpoint gave no answer to a ping in time";
  if (!accepts(status, welcomed?.answer ?? ""))
    return `the endpoint answered ${status} to a ping with a good signature`;
  const forged = { ...genuine, headers: { ...genuine.headers, "x-signature-ed25519": "00".repeat(64) } };
  const refused = await sender.send("PING", () => forged);
  const answer = refused?.attempts[0] ?? null;
  return answer === 401
    ? null
    : `the endpoint answered ${answer ?? "nothing"} to a ping with a bad signature, 401 is required`;
}
