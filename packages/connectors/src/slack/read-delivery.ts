/** A request of Slack, or a frame of Socket Mode, as what it is: a handshake, an event, a command or an interaction. */
import { createHash } from "node:crypto";
import type { InboundRequest } from "@eureka/connector-sdk";
import { z } from "zod";
import { timestampHeader } from "./signature.ts";
import {
  type CommandBody,
  commandBodySchema,
  type EventBody,
  eventBodySchema,
  type InteractionBody,
  interactionBodySchema,
} from "./wire.ts";

export type SlackDelivery =
  /** Slack tries now and then whether a command's address still has a certificate; it signs nothing. */
  | { readonly kind: "probe" }
  | { readonly kind: "handshake"; readonly challenge: string }
  /** Slack speaks of our application itself, for example `app_rate_limited`. */
  | { readonly kind: "notice"; readonly name: string; readonly facts: DeliveryFacts }
  | { readonly kind: "event"; readonly body: EventBody; readonly facts: DeliveryFacts }
  | { readonly kind: "command"; readonly body: CommandBody; readonly facts: DeliveryFacts }
  | { readonly kind: "interaction"; readonly body: InteractionBody; readonly facts: DeliveryFacts };

export interface DeliveryFacts {
  readonly deliveryId: string;
  /** Whose it may be, the best match first. */
  readonly workspaceIds: readonly [string, ...string[]];
  readonly applicationId: string | null;
  /** The accounts in whose name we were told; ours among them. */
  readonly ourUserIds: readonly string[];
  /** When Slack sent it, in Unix seconds; null where nothing says so. */
  readonly sentAt: number | null;
}

const probeSchema = z.looseObject({ ssl_check: z.literal("1"), command: z.undefined().optional() });
const handshakeSchema = z.looseObject({ type: z.literal("url_verification"), challenge: z.string().max(1_000) });
const noticeSchema = z.looseObject({ type: z.string().min(1), team_id: z.string().min(1), api_app_id: z.string() });
const frameSchema = z.looseObject({
  envelope_id: z.string(),
  payload: z.looseObject({}),
  // Our own line writes it down: a frame carries no time.
  received_at: z.number().optional(),
});

interface ReadBody {
  readonly payload: unknown;
  readonly receivedAt: number | null;
}

/** A body is identified and then parsed: it is read once for both. */
const bodiesRead = new WeakMap<Uint8Array, ReadBody>();

/** Null for what Slack would never send. */
export function readDelivery(request: InboundRequest): SlackDelivery | null {
  const known = bodiesRead.get(request.body) ?? readBody(request.body);
  bodiesRead.set(request.body, known);
  const { payload, receivedAt } = known;
  if (probeSchema.safeParse(payload).success) return { kind: "probe" };
  const handshake = handshakeSchema.safeParse(payload).data;
  if (handshake) return { kind: "handshake", challenge: handshake.challenge };
  const stamp = request.headers[timestampHeader] ?? "";
  const sentAt = receivedAt ?? (/^\d{1,12}$/.test(stamp) ? Number(stamp) : null);
  return (
    readEvent(payload, sentAt) ??
    readCommand(payload, sentAt) ??
    readInteraction(payload, sentAt) ??
    readNotice(payload, sentAt)
  );
}

function readBody(bytes: Uint8Array): ReadBody {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  if (text.startsWith("{")) {
    const json = readJson(text);
    const frame = frameSchema.safeParse(json).data;
    return frame
      ? { payload: frame.payload, receivedAt: frame.received_at ?? null }
      : { payload: json, receivedAt: null };
  }
  const form = new URLSearchParams(text);
  const payload = form.get("payload");
  return { payload: payload === null ? Object.fromEntries(form) : readJson(payload), receivedAt: null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readEvent(payload: unknown, sentAt: number | null): SlackDelivery | null {
  const body = eventBodySchema.safeParse(payload).data;
  if (!body) return null;
  const authorizations = body.authorizations ?? [];
  // The authorizations name the installation that may see the event; in a shared channel it happened in somebody else's workspace.
  const workspaceIds = collectIds([
    ...authorizations.flatMap((one) =>
      one.is_enterprise_install ? [one.enterprise_id, one.team_id] : [one.team_id, one.enterprise_id],
    ),
    body.context_team_id,
    body.team_id,
    body.context_enterprise_id,
    body.enterprise_id,
  ]);
  if (!workspaceIds) return null;
  const facts: DeliveryFacts = {
    deliveryId: body.event_id || hash("event", body),
    workspaceIds,
    applicationId: body.api_app_id || null,
    ourUserIds: authorizations.flatMap((one) => (one.is_bot && one.user_id ? [one.user_id] : [])),
    sentAt: secondsOf(body.event.event_ts) ?? body.event_time ?? sentAt,
  };
  return { kind: "event", body, facts };
}

function readCommand(payload: unknown, sentAt: number | null): SlackDelivery | null {
  const body = commandBodySchema.safeParse(payload).data;
  const workspaceIds =
    body && orderIds(String(body.is_enterprise_install) === "true", body.team_id, body.enterprise_id);
  if (!body || !workspaceIds) return null;
  const deliveryId = hash("command", body.trigger_id || body);
  const facts = { deliveryId, workspaceIds, applicationId: body.api_app_id || null, ourUserIds: [], sentAt };
  return { kind: "command", body, facts };
}

function readInteraction(payload: unknown, sentAt: number | null): SlackDelivery | null {
  const body = interactionBodySchema.safeParse(payload).data;
  if (!body) return null;
  const enterpriseId = body.enterprise?.id ?? body.team?.enterprise_id;
  const workspaceIds = orderIds(body.is_enterprise_install === true, body.team?.id ?? body.user.team_id, enterpriseId);
  if (!workspaceIds) return null;
  const deliveryId = hash(body.type, body.trigger_id || body);
  const acted = secondsOf(body.actions?.[0]?.action_ts ?? body.action_ts);
  const applicationId = body.api_app_id || null;
  const facts = { deliveryId, workspaceIds, applicationId, ourUserIds: [], sentAt: acted ?? sentAt };
  return { kind: "interaction", body, facts };
}

function readNotice(payload: unknown, sentAt: number | null): SlackDelivery | null {
  const notice = noticeSchema.safeParse(payload).data;
  if (!notice) return null;
  const deliveryId = hash(notice.type, notice);
  const facts: DeliveryFacts = {
    deliveryId,
    workspaceIds: [notice.team_id],
    applicationId: notice.api_app_id,
    ourUserIds: [],
    sentAt,
  };
  return { kind: "notice", name: notice.type, facts };
}

function orderIds(
  isEnterprise: boolean,
  teamId: string | null | undefined,
  enterpriseId: string | null | undefined,
): [string, ...string[]] | null {
  return collectIds(isEnterprise ? [enterpriseId, teamId] : [teamId, enterpriseId]);
}

function collectIds(ids: readonly (string | null | undefined)[]): [string, ...string[]] | null {
  const [first, ...rest] = new Set(ids.flatMap((id) => (id ? [id] : [])));
  return first === undefined ? null : [first, ...rest];
}

/** Trigger ids are short-lived secrets: only their hash is kept. */
function hash(kind: string, value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `${kind}-${createHash("sha256").update(text).digest("base64url")}`.slice(-255);
}

/** Slack's `1767326125.870439`. */
export function secondsOf(stamp: string | null | undefined): number | null {
  return stamp && /^\d{1,11}(?:\.\d+)?$/.test(stamp) ? Number(stamp) : null;
}

/** Unix seconds as ISO 8601; milliseconds are cut, not rounded. */
export function instantOf(seconds: number | null): string {
  return new Date(Math.floor((seconds ?? 0) * 1_000 + 1e-4)).toISOString();
}
