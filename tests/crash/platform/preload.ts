/** Loaded before the server's `main.ts`: whoever imports its list of connectors gets ours, which imports the real one. */
import { registerHooks } from "node:module";

const real = new URL("../../../apps/server/src/connectors.ts", import.meta.url).href;
const ours = new URL("./connectors.ts", import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return resolved.url === real && context.parentURL !== ours ? { ...resolved, url: ours } : resolved;
  },
});
