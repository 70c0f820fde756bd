/** What both ends of an installation agree on. */
import type { Id } from "@eureka/contracts/ids";
import { sha256 } from "@eureka/kit/crypto";
import type { Principal } from "../../operations/index.ts";
import type { SealedPlace } from "../sealed-json.ts";

/** So long somebody has to consent on the platform's page. */
export const installMilliseconds = 10 * 60_000;

/** Who begins, and alone may finish: this sign-in of a person, or this key. */
export function beginnerOf({ sessionId, actor }: Principal): string {
  return sessionId ?? `${actor.type}:${actor.id}`;
}

export function hashState(state: string): Buffer {
  return sha256(state);
}

/** Where the proof of an installation is kept. */
export function verifierPlace(stateHash: Buffer): SealedPlace {
  return { table: "connection_installs", column: "verifier", rowId: stateHash.toString("hex") };
}

/** Whose installation it is; of another member's nobody learns more than that it is another's. */
export function isBegunBy(
  install: { readonly memberId: Id<"member">; readonly begunBy: string },
  principal: Principal,
): boolean {
  return install.memberId === principal.memberId && install.begunBy === beginnerOf(principal);
}
