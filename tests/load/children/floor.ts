/** The floors: plain node:http, once with nothing behind it, once with one SELECT under row-level security. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { answerRequests } from "../rig/answer-requests.ts";

interface FloorQuery {
  readonly connectionString: string;
  readonly poolSize: number;
  readonly organizationUuid: string;
  /** The statement with two parameters: the organization and the id. */
  readonly text: string;
  readonly ids: readonly string[];
}

let pool: pg.Pool | undefined;
let respond = answerPlainly;

const server = createServer((request, response) => respond(request, response));
server.listen(0, "127.0.0.1");

/** Takes a body in and acknowledges it. */
function answerPlainly(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    Buffer.concat(parts);
    response.writeHead(200, { "content-length": 0 }).end();
  });
}

/** Begin with the organization set, the statement, commit: what every read under row-level security costs at least. */
function selectUnderRowLevelSecurity({
  connectionString,
  poolSize,
  organizationUuid,
  text,
  ids,
}: FloorQuery): typeof respond {
  const connections = new pg.Pool({ connectionString, max: poolSize });
  pool = connections;
  let turn = 0;

  async function select(): Promise<unknown> {
    const client = await connections.connect();
    await client.query(`begin read only; select set_config('eureka.organization_id', '${organizationUuid}', true)`);
    const { rows } = await client.query({ name: "floor", text, values: [organizationUuid, ids[turn++ % ids.length]] });
    await client.query("commit");
    client.release();
    return rows[0];
  }

  return async (_request, response) => {
    const body = JSON.stringify(await select());
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      .end(body);
  };
}

answerRequests(
  {
    address: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    select: (query: FloorQuery) => {
      respond = selectUnderRowLevelSecurity(query);
    },
  },
  async () => {
    server.closeAllConnections();
    await pool?.end();
  },
);
