/** Opens the port. */
import type { AddressInfo } from "node:net";
import type { RestServer } from "@eureka/surfaces/rest";

/** Why the port could not be opened, with what to do. */
export class ListenError extends Error {}

/** Listens and returns the port, which the system picked when 0 was asked for. */
export async function listen(server: RestServer, host: string, port: number): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw explain(error, host, port);
  }
  return (server.server.address() as AddressInfo).port;
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    return new ListenError(
      `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: npm start -- --port ${port === 65_535 ? 3000 : port + 1}`,
    );
  }
  if (code === "EACCES")
    return new ListenError(`This user may not open port ${port}. Choose one above 1023: npm start -- --port 3000`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    return new ListenError(
      `${host} is no address of this machine. Set EUREKA_HOST to one of them, or to 0.0.0.0 for all.`,
    );
  }
  return error;
}
