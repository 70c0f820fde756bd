import { createHmac, timingSafeEqual } from "node:crypto";
import type { World } from "../world/world.ts";

const validMilliseconds = 24 * 60 * 60 * 1000;

/** The signed address of an attachment: like Discord's it names when it was made and when it stops working. */
export function describeFileAddress(
  world: World,
  channelId: string,
  { id, filename }: { id: string; filename: string },
): string {
  const path = `/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  const issued = Math.floor(world.now() / 1000).toString(16);
  const expires = Math.floor((world.now() + validMilliseconds) / 1000).toString(16);
  return `${world.url}${path}?ex=${expires}&is=${issued}&hm=${sign(world, path, issued, expires)}&`;
}

/** Whether a request for a file has a signature that still counts. */
export function isFileAddressValid(world: World, path: string, query: URLSearchParams): boolean {
  const [expires, issued, given] = ["ex", "is", "hm"].map((name) => query.get(name) ?? "");
  const wanted = Buffer.from(sign(world, path, issued ?? "", expires ?? ""));
  const sent = Buffer.from(given ?? "");
  const isGenuine = sent.length === wanted.length && timingSafeEqual(sent, wanted);
  return isGenuine && Number.parseInt(expires ?? "0", 16) * 1000 > world.now();
}

function sign(world: World, path: string, issued: string, expires: string): string {
  return createHmac("sha256", world.fileKey).update(`${path} ${issued} ${expires}`).digest("hex");
}
