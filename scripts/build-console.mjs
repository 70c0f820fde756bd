/** Builds the web console, if it has to be: `npm run build:console`. `npm start` and the tests do it by themselves. */
import { ensureConsoleBuilt } from "./bootstrap/ensure-console-built.mjs";

ensureConsoleBuilt(process.execPath, (text) => process.stderr.write(text));
