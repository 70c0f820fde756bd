/** vitest's set-up of every test file: runs what the fixtures registered, and waits as long as the tests' limits allow. */
import { afterAll, afterEach, vi } from "vitest";
import { endFile, endTest } from "./file-lifetime.ts";
import { waitPatiently } from "./wait-patiently.ts";

waitPatiently(vi);
afterEach(endTest);
afterAll(endFile);
