/** What a platform under test must be able to do wrong on demand: a simulator's fault switches, or a reference server's. */
import { expect } from "vitest";
import { ConnectorError, type ConnectorErrorCode, connectorErrorCodes } from "../connector-error.ts";

export interface ContractFaults {
  /** The next call fails so that the connector must throw this code, and changes nothing. */
  failNext(code: Exclude<ConnectorErrorCode, "rate_limited">): void;
  /** The next call is refused with this time to wait. */
  rateLimitNext(retryAfterSeconds: number): void;
  /** The next write is applied, but its answer never arrives. */
  loseNextAnswer(): void;
}

/** Runs a call that must fail, and gives back the connector's error. */
export async function catchConnectorError(call: () => Promise<unknown>): Promise<ConnectorError> {
  const outcome = await call().then(
    () => "The call succeeded where it must fail",
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(ConnectorError);
  return outcome as ConnectorError;
}

/** Makes the platform fail in each of the five ways, and checks that the call throws exactly that code. */
export async function expectEveryErrorCode(faults: ContractFaults, call: () => Promise<unknown>): Promise<void> {
  for (const code of connectorErrorCodes) {
    if (code === "rate_limited") faults.rateLimitNext(7);
    else faults.failNext(code);
    const error = await catchConnectorError(call);
    expect(error).toMatchObject({ code, retryAfterSeconds: code === "rate_limited" ? 7 : null });
  }
}
