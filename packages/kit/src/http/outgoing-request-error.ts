/** Why a request to a foreign host was not made or its answer not taken. */
export type OutgoingRequestReason =
  /** The address is not one of the public internet, or none was found. */
  | "address_refused"
  | "port_refused"
  | "scheme_refused"
  /** No complete answer in time. */
  | "timeout"
  /** The answer is larger than allowed. */
  | "too_large";

/** A request to a foreign host that our own rules ended. Failures of the network stay what they are. */
export class OutgoingRequestError extends Error {
  readonly reason: OutgoingRequestReason;

  constructor(reason: OutgoingRequestReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "OutgoingRequestError";
    this.reason = reason;
  }
}
