import { sign } from "node:crypto";
import type { OutgoingEvent } from "../../platform/index.ts";
import type { Application } from "../world/application.ts";

/** A POST that carries Discord's signature: Ed25519 over the time and the body. */
export function signRequest({ privateKey }: Application, url: string, payload: unknown, now: number): OutgoingEvent {
  const body = JSON.stringify(payload);
  const timestamp = Math.floor(now / 1000).toString();
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString("hex");
  const headers = {
    "content-type": "application/json",
    "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
    "x-signature-ed25519": signature,
    "x-signature-timestamp": timestamp,
  };
  return { url, method: "POST", headers, body };
}
