/** Socket: a line that stays open, for platforms that deliver by it instead of by requests. */
import type { InboundReply } from "./inbound.ts";

/** What a successor needs to go on where the line broke off, in the connector's own words; stored by the host as JSON. */
export type SocketSession = Readonly<Record<string, string | number>>;

export interface SocketInput {
  /** Which of the lines this is, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** What the last owner of this line left; null for a new one. */
  readonly session: SocketSession | null;
  /** Keeps what a successor needs, after everything before it was stored; null when it cannot be resumed. */
  saveSession(session: SocketSession | null): void;
  /**
   * Hands one frame over, as the body of an {@link InboundRequest}. Settles once what it says is stored: acknowledge only then.
   * Frames are to be handed over in their order, without waiting for one before the next.
   */
  deliver(frame: string): Promise<InboundReply>;
  /** The line is to be closed at once, so that a successor can resume it. */
  readonly signal: AbortSignal;
}

export interface SocketCapability {
  /** How many lines the platform wants for this application; 0 where it delivers in another way. */
  countLines(): Promise<number>;
  /**
   * Keeps one line open, reconnecting as the platform wants, until `signal` fires. Throws `ConnectorError` "unauthorized" when a person
   * must act; everything temporary it waits out itself.
   */
  keepOpen(input: SocketInput): Promise<void>;
}
