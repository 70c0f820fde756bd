import type { Route } from "../loopback/index.ts";
import { isFileAddressValid } from "./wire/file-address.ts";
import type { World } from "./world/world.ts";

/** Where attachments are fetched: without a token, by the signature in their address. */
export function fileRoutes(world: World): Route[] {
  return [
    {
      method: "GET",
      path: /^\/attachments\/\d+\/\d+\/[^/]+$/,
      handle({ path, query, response, recordViolation }) {
        const attachment = world.attachments.get(path.split("/")[3] ?? "");
        if (!attachment || !isFileAddressValid(world, path, query)) {
          recordViolation(["the address of this attachment is wrong or too old"]);
          response.writeHead(404, { "content-type": "text/plain" }).end("This content is no longer available.");
          return;
        }
        const { mediaType, bytes } = attachment;
        response
          .writeHead(200, { "content-type": mediaType || "application/octet-stream", "content-length": bytes.length })
          .end(bytes);
      },
    },
  ];
}
