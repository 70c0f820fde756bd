/** Writes a Brotli and a gzip copy beside each text file of the build, so that the server compresses nothing while it serves. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const text = /\.(?:js|css|html|svg|json)$/;
/** Below this many bytes a packet holds it either way. */
const worthwhile = 1_000;

export function precompress(): Plugin {
  let folder = "";
  return {
    name: "eureka-precompress",
    apply: "build",
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    writeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!text.test(name)) continue;
        const file = join(folder, name);
        const bytes = readFileSync(file);
        if (bytes.length < worthwhile) continue;
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        const parameters = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: parameters }));
      }
    },
  };
}
