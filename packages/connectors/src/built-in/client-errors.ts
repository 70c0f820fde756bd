/** The host's errors to the five codes of connectors. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type ErrorKind, EurekaError } from "@eureka/contracts/errors";

const waitSeconds = 1;

const codes: Partial<Record<ErrorKind, "unauthorized" | "not_found" | "invalid">> = {
  unauthenticated: "unauthorized",
  forbidden: "unauthorized",
  not_found: "not_found",
  gone: "not_found",
  malformed: "invalid",
  invalid: "invalid",
  conflict: "invalid",
  too_large: "invalid",
};

/** Runs a call of the client. What is no answer of the chat is "unavailable": the call may or may not have had its effect. */
export async function translateErrors<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw toConnectorError(error);
  }
}

function toConnectorError(error: unknown): ConnectorError {
  if (error instanceof ConnectorError) return error;
  if (!(error instanceof EurekaError)) return new ConnectorError("unavailable", "The chat failed", { cause: error });
  const options = { platformCode: error.code, cause: error };
  // The bytes of an upload come from the host itself: what broke off there may go well the next time.
  if (error.code === "file.upload_broken") return new ConnectorError("unavailable", error.message, options);
  if (error.kind === "rate_limited") {
    const seconds = Number(error.parameters.seconds ?? waitSeconds);
    return new ConnectorError("rate_limited", error.message, { ...options, retryAfterSeconds: seconds });
  }
  return new ConnectorError(codes[error.kind] ?? "unavailable", error.message, options);
}
