/** The one route for everything that platforms send us. */
import type { IncomingHttpHeaders } from "node:http";
import { EurekaError } from "@eureka/contracts/errors";
import { findEarlierPaths } from "@eureka/core/connections";
import { type InboundRequest, receiveEvent } from "@eureka/core/intake";
import type { Application } from "@eureka/core/operations";
import type { FrontRequest, FrontRoute } from "../rest/index.ts";

/** Largest delivery, in bytes: the longest text of an event with every character escaped fits. */
export const deliveryLimit = 4 * 1024 * 1024;

const prefix = "/hooks/";

/**
 * `/hooks/{connector}` and `/hooks/{connector}/{key}`: the connection is found from the body or from the key, and then verified. The
 * body stays as it came: a signature counts bytes, so that nothing may touch them before it was checked, whatever the content type says.
 */
export function createGateway(application: Application): FrontRoute {
  const { ports } = application;
  const earlier = findEarlierPaths(ports);
  return {
    prefix,
    paths: new Set(earlier.keys()),
    methods: ["GET", "HEAD", "POST"],
    bodyLimit: deliveryLimit,
    async answer(request) {
      const { connector, key } = readPath(request, earlier);
      const received: InboundRequest = {
        method: request.method as InboundRequest["method"],
        url: ports.settings.publicUrl + request.url,
        ...(key !== undefined && { pathKey: key }),
        headers: joinHeaders(request.headers),
        body: request.body,
      };
      const { status, headers, body } = await receiveEvent(application, connector, received);
      return { status, headers: { "cache-control": "no-store", ...headers }, body };
    },
  };
}

/** Throws `route.not_found` for any other path. */
function readPath(
  { method, url }: FrontRequest,
  earlier: ReadonlyMap<string, string>,
): { readonly connector: string; readonly key?: string } {
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  const known = earlier.get(path);
  if (known) return { connector: known };
  const [connector, key, ...more] = path.slice(prefix.length).split("/").map(decode);
  if (!connector || key === "" || more.length > 0) throw new EurekaError("route.not_found", { method, path });
  return key === undefined ? { connector } : { connector, key };
}

/** Empty for what is not well-formed: nothing is called that. */
function decode(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Node gives only `set-cookie` as a list, and no platform sends it to us. */
function joinHeaders(headers: IncomingHttpHeaders): InboundRequest["headers"] {
  const cookies = headers["set-cookie"];
  if (cookies === undefined) return headers as InboundRequest["headers"];
  return { ...(headers as InboundRequest["headers"]), "set-cookie": cookies.join(", ") };
}
