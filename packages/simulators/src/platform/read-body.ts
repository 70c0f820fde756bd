/** Bodies in the three forms that platforms use. */
import type { Exchange } from "../loopback/index.ts";
import type { SentFile } from "./platform-call.ts";

export interface ReadBody {
  /** JSON as it is; fields of a form as texts. Undefined without a body, and for one that cannot be read. */
  readonly body: unknown;
  readonly files: ReadonlyMap<string, SentFile>;
}

export async function readBody({ headers, bytes, body }: Exchange): Promise<ReadBody> {
  const mediaType = headers["content-type"] ?? "";
  if (mediaType.startsWith("multipart/form-data")) return readMultipart(bytes, mediaType);
  if (mediaType.startsWith("application/x-www-form-urlencoded")) {
    return { body: Object.fromEntries(new URLSearchParams(bytes.toString("utf8"))), files: new Map() };
  }
  return { body, files: new Map() };
}

async function readMultipart(bytes: Buffer, mediaType: string): Promise<ReadBody> {
  const fields: Record<string, string> = {};
  const files = new Map<string, SentFile>();
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType } }).formData();
    for (const [name, value] of form.entries()) {
      if (typeof value === "string") fields[name] = value;
      else {
        const content = Buffer.from(await value.arrayBuffer());
        files.set(name, { name: value.name, mediaType: value.type, bytes: content });
      }
    }
  } catch {
    return { body: undefined, files };
  }
  return { body: fields, files };
}
