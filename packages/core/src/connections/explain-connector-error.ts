/** What a platform answered to us, as the error of an operation. */
import { ConnectorError } from "@eureka/connector-sdk";
import { type ErrorCode, EurekaError } from "@eureka/contracts/errors";

/** The platform's own word for it, or ours. Never a token, never personal text. */
export function reasonOf({ code, platformCode }: ConnectorError): string {
  return platformCode ? `${code}, ${platformCode}` : code;
}

/**
 * Temporary trouble becomes `connection.platform_unavailable`, a refusal the code of whoever asked. Everything that is no error of a
 * connector comes out as it is.
 */
export function explainConnectorError(error: unknown, connector: string, refusal: ErrorCode): unknown {
  if (!(error instanceof ConnectorError)) return error;
  const code = error.isTemporary ? "connection.platform_unavailable" : refusal;
  return new EurekaError(code, { connector, reason: reasonOf(error) }, { cause: error });
}
