/** Everything that leaves for an app: by HTTP with a signature, or as an envelope for Socket Mode. */
import { EventSender, type OutgoingEvent, type SentEvent } from "../platform/index.ts";
import type { AppSettings } from "./app-settings.ts";
import { signRequest } from "./sign-request.ts";
import { asForm } from "./slack-call.ts";

export type DeliveryKind = "event" | "command" | "interaction" | "options" | "verification";

/** One thing that an app was sent. */
export interface Delivery {
  readonly appId: string;
  readonly kind: DeliveryKind;
  /** The type of the event or interaction, or the command. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** How the attempts went; null when a fault swallowed it. */
  readonly sent: SentEvent | null;
  /** The app's answer as JSON, undefined when it is none. */
  readonly answer: unknown;
}

export interface OutboundOptions {
  /** 3,000 in Slack. */
  readonly acknowledgeMilliseconds: number;
  /** Slack waits nearly 0, 1 minute and 5 minutes. */
  readonly repeatAfterMilliseconds: readonly number[];
}

interface Outgoing {
  readonly app: AppSettings;
  readonly kind: DeliveryKind;
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly url: string | null;
}

export class Outbound {
  /** Events are repeated until they are acknowledged. */
  readonly events: EventSender;
  /** What people do is sent once: whoever clicked sees the failure. */
  readonly interactions: EventSender;
  /** Everything that was sent, in the order in which it was settled. */
  readonly deliveries: Delivery[] = [];
  readonly #bridge: (appId: string) => string;

  /** @param bridge the address of this server that hands an envelope to one of the app's sockets */
  constructor(
    { acknowledgeMilliseconds, repeatAfterMilliseconds }: OutboundOptions,
    bridge: (appId: string) => string,
  ) {
    this.events = new EventSender({ acknowledgeMilliseconds, repeatAfterMilliseconds });
    this.interactions = new EventSender({ acknowledgeMilliseconds, repeatAfterMilliseconds: [] });
    this.#bridge = bridge;
  }

  /** Settles when the app acknowledged or Slack gave up. Null when the app has set no address for it. */
  async send(outgoing: Outgoing): Promise<Delivery | null> {
    const { app, kind, name, payload } = outgoing;
    if (outgoing.url === null && !app.socketMode) return null;
    const sender = kind === "event" ? this.events : this.interactions;
    const sent = await sender.send(name, (attempt, last?: number | null) => this.#request(outgoing, attempt, last));
    const delivery: Delivery = { appId: app.id, kind, name, payload, sent, answer: readAnswer(sent?.answer) };
    this.deliveries.push(delivery);
    return delivery;
  }

  async idle(): Promise<void> {
    await Promise.all([this.events.idle(), this.interactions.idle()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.events.close(), this.interactions.close()]);
  }

  /** @param last the status of the attempt before, null when there was no answer in time; unknown if left out */
  #request({ app, kind, payload, url }: Outgoing, attempt: number, last?: number | null): OutgoingEvent {
    const reason = last === null ? "http_timeout" : "http_error";
    if (app.socketMode) {
      const retry = attempt > 0 && {
        retry_attempt: attempt,
        retry_reason: reason === "http_error" ? "error" : "timeout",
      };
      const body = JSON.stringify({ ...envelopeOf(kind), ...retry, payload });
      return { url: this.#bridge(app.id), method: "POST", headers: { "content-type": "application/json" }, body };
    }
    const { body, mediaType } = encode(kind, payload);
    return {
      url: url ?? "",
      method: "POST",
      body,
      headers: {
        "content-type": mediaType,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        ...signRequest(body, app.signingSecret),
        ...(attempt > 0 && { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": reason }),
      },
    };
  }
}

/** Events are JSON, commands a form, and whatever people click is a form with one field of JSON. */
function encode(kind: DeliveryKind, payload: Readonly<Record<string, unknown>>): { body: string; mediaType: string } {
  if (kind === "event" || kind === "verification")
    return { body: JSON.stringify(payload), mediaType: "application/json" };
  const fields = kind === "command" ? asForm(payload) : { payload: JSON.stringify(payload) };
  return { body: new URLSearchParams(fields).toString(), mediaType: "application/x-www-form-urlencoded" };
}

function envelopeOf(kind: DeliveryKind): { type: string; accepts_response_payload: boolean } {
  if (kind === "event") return { type: "events_api", accepts_response_payload: false };
  return { type: kind === "command" ? "slash_commands" : "interactive", accepts_response_payload: true };
}

function readAnswer(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return undefined;
  }
}
