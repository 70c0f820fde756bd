/** vitest's set-up of every browser test file: files share the modules of the rig, so its hooks are not the rig's own. */
import { afterAll, afterEach, beforeAll } from "vitest";
import { closeWindows, connectBrowser, disconnectBrowser } from "./stage.ts";

beforeAll(connectBrowser);
afterEach(({ task }) => closeWindows(task.name, task.result?.state === "fail"));
afterAll(disconnectBrowser);
