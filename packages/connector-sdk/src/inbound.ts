/** Inbound: a delivery of the platform comes in, universal events go out. Everything here is pure: no network, no clock, no state. */
import type { CardOption } from "@eureka/contracts/card";
import type { PlatformPerson } from "@eureka/contracts/people";
import type { PlatformChannel, UniversalEvent } from "@eureka/contracts/universal-event";

/** A request of the platform, byte for byte as it arrived. A frame from a socket becomes a POST with the frame as its body. */
export interface InboundRequest {
  readonly method: "GET" | "HEAD" | "POST";
  /** The full public address that the platform called; some platforms sign it. */
  readonly url: string;
  /** The last part of `/hooks/{connector}/{key}`. */
  readonly pathKey?: string;
  /** For whom `parse` reads a delivery that the platform sends once for several (`ParsedDelivery.sharedChannelId`); left out: whom it names. */
  readonly platformWorkspaceId?: string;
  /** Names in lower case; a repeated header is joined with ", ". */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** An HTTP answer that the platform expects at once. */
export interface InboundReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Whose delivery it claims to be, read from unverified input.
 * - `workspace`: the connection of one of these platform workspaces, best match first; of this application where it is named.
 * - `path_key`: the connection that owns the key in the path. The host refuses events of a workspace that is not the connection's.
 * - `board`: every connection that shows this board, in a delivery to an address that names none (`Connector.earlierPaths`).
 * - `application`: no connection yet; verified with the secrets of the application itself (a handshake of the platform).
 * - `unsigned`: a probe that no platform signs (for example a HEAD); answer and forget.
 * - `unknown`: nothing that this connector understands; answered with 404.
 */
export type InboundIdentity =
  | {
      readonly kind: "workspace";
      readonly platformWorkspaceIds: readonly [string, ...string[]];
      readonly platformApplicationId?: string;
    }
  | { readonly kind: "path_key"; readonly key: string }
  | { readonly kind: "board"; readonly platformBoardId: string }
  | { readonly kind: "application"; readonly platformApplicationId?: string }
  | { readonly kind: "unsigned"; readonly reply: InboundReply }
  | { readonly kind: "unknown" };

/** Secrets by the names that the connector's `auth.inboundSecrets` declares. */
export type InboundSecrets = Readonly<Record<string, string>>;

export type RefusalReason =
  | "signature_missing"
  | "signature_wrong"
  | "timestamp_outside_window"
  | "secret_missing"
  | "malformed";

export type VerifyResult = { readonly ok: true } | { readonly ok: false; readonly reason: RefusalReason };

/** Something in a delivery that was understood as a delivery but makes no event: counted by the host, never an error. */
export interface IgnoredPart {
  /** The platform's word for it, for example `team_rename`. */
  readonly kind: string;
}

/** A question that the platform wants answered with the acknowledgement: what could stand in an option of a command. */
export interface SuggestionQuestion {
  readonly kind: "suggest";
  readonly platformWorkspaceId: string;
  readonly channel: PlatformChannel;
  readonly actor: PlatformPerson;
  /** The command without its slash, and the verb behind it. */
  readonly command: string;
  readonly verb: string;
  /** The option's name, and what stands in it so far. */
  readonly option: string;
  readonly typed: string;
}

/** What a verified delivery says. */
export interface ParsedDelivery {
  /** The same for every redelivery of the same thing and for nothing else; unique inside the connection. */
  readonly deliveryId: string;
  readonly events: readonly UniversalEvent[];
  readonly ignored: readonly IgnoredPart[];
  /**
   * The channel of it, where several platform workspaces share that channel and the platform tells only one of those that installed one
   * application. The host reads the delivery for the others too, whose mapping names the channel and whose `ChatCapability.isInChannel` says so.
   */
  readonly sharedChannelId?: string;
  /** The body that the platform expects with the acknowledgement; left out: an empty 200. */
  readonly reply?: InboundReply;
  /** Answered with `renderSuggestions` instead of `reply`. */
  readonly question?: SuggestionQuestion;
}

export interface InboundCapability {
  /** Reads whose delivery it is. Never throws on any input. */
  identify(request: InboundRequest): InboundIdentity;
  /**
   * Checks signature and time. A promise only where the platform's scheme has no synchronous check.
   * Never throws on any input: what cannot be checked is refused.
   */
  verify(request: InboundRequest, secrets: InboundSecrets, now: Date): VerifyResult | Promise<VerifyResult>;
  /**
   * Translates a verified delivery. Unknown kinds and new fields are ignored, not refused.
   * Throws `ConnectorError` "invalid" for a body that is not what the platform sends.
   */
  parse(request: InboundRequest): ParsedDelivery;
  /** Present where `parse` can find a `question`. Pure; the connector keeps to the platform's limits. */
  renderSuggestions?(suggestions: readonly CardOption[]): InboundReply;
  /** How old or how far ahead a signed timestamp may be, in seconds; null where the platform signs no time. */
  readonly timestampWindowSeconds: number | null;
  /**
   * Fetches the platform's public keys, where signatures are checked with keys that the platform publishes.
   * The host caches them and passes them to `verify` among the secrets.
   */
  loadPublishedKeys?(tools: { readonly fetch: typeof globalThis.fetch }): Promise<PublishedKeys>;
}

export interface PublishedKeys {
  readonly secrets: InboundSecrets;
  readonly validForSeconds: number;
}

/** The bodies of an {@link InboundReply} are nearly always JSON. */
export function replyWithJson(value: unknown, status = 200): InboundReply {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}
