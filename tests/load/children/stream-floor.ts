/** The floor of a broadcast: plain node:http that keeps its answers open and writes the same bytes to each. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerRequests } from "../rig/answer-requests.ts";
import { processorMilliseconds } from "../rig/processor-time.ts";

const answers: ServerResponse[] = [];

const server = createServer((_request, response) => {
  response.removeHeader("transfer-encoding");
  response.writeHead(200, { "content-type": "text/event-stream", connection: "close" });
  response.write("retry: 2000\n\n");
  answers.push(response);
});
server.listen(0, "127.0.0.1");

answerRequests(
  {
    port: () => (server.address() as AddressInfo).port,
    processorMilliseconds,
    broadcast({ text, bytes }: { readonly text: string; readonly bytes: number }): void {
      const frame = Buffer.from(`data: ${text.padEnd(bytes - 8)}\n\n`);
      for (const answer of answers) answer.write(frame);
    },
  },
  async () => server.closeAllConnections(),
);
