import { csvCodec } from "./csv-codec.ts";
import type { ExchangeCodecs } from "./exchanged-mapping.ts";
import { jsonCodec } from "./json-codec.ts";
import { yamlCodec } from "./yaml-codec.ts";

/** What writes and reads each format. */
export const codecs: ExchangeCodecs = { json: jsonCodec, csv: csvCodec, yaml: yamlCodec };
