/** The one route for everything that platforms send us. */
import { type InboundReply, type InboundRequest, receiveEvent } from "@eureka/core/intake";
import type { Application } from "@eureka/core/operations";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Largest delivery, in bytes: the longest text of an event with every character escaped fits. */
export const deliveryLimit = 4 * 1024 * 1024;

interface HookParameters {
  readonly connector: string;
  readonly key?: string;
}

/** `/hooks/{connector}` and `/hooks/{connector}/{key}`: the connection is found from the body or from the key, and then verified. */
export function registerGateway(application: Application): (server: FastifyInstance) => void {
  return (server) => {
    void server.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      // A signature counts bytes, so that nothing may touch them before it was checked, whatever the content type says.
      scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: deliveryLimit }, (_request, body, done) =>
        done(null, body),
      );
      for (const url of ["/hooks/:connector", "/hooks/:connector/:key"]) {
        scope.route<{ Params: HookParameters }>({
          method: ["GET", "HEAD", "POST"],
          url,
          exposeHeadRoute: false,
          bodyLimit: deliveryLimit,
          handler: async (request, reply) => {
            const { ports } = application;
            const received = readRequest(request, ports.settings.publicUrl);
            return answer(reply, await receiveEvent(ports, request.params.connector, received));
          },
        });
      }
    });
  };
}

const nothing = new Uint8Array(0);

function readRequest(request: FastifyRequest<{ Params: HookParameters }>, publicUrl: string): InboundRequest {
  const { key } = request.params;
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : value,
  ]);
  return {
    method: request.method as InboundRequest["method"],
    url: `${publicUrl}${request.url}`,
    ...(key !== undefined && { pathKey: key }),
    headers: Object.fromEntries(headers),
    body: Buffer.isBuffer(request.body) ? request.body : nothing,
  };
}

function answer(reply: FastifyReply, { status, headers, body }: InboundReply): FastifyReply {
  return reply
    .code(status)
    .headers({ "cache-control": "no-store", ...headers })
    .send(body);
}
