/** What the platform gives to the domain: technology behind small interfaces, chosen by the container. */
import type { KeyObject } from "node:crypto";
import type { Clock } from "@eureka/kit/clock";
import type { ConnectorConfig, ModelConfig } from "@eureka/kit/config";
import type { KeyProvider } from "@eureka/kit/crypto";
import type { Faults } from "@eureka/kit/faults";
import type { FileStore } from "@eureka/kit/files";
import type { Limit, RateLimiter } from "@eureka/kit/limits";
import type { Log } from "@eureka/kit/log";
import type { Metrics } from "@eureka/kit/telemetry";
import type { TransactionRunner } from "./transaction.ts";

export interface Ports {
  readonly database: TransactionRunner & {
    /**
     * Calls a SECURITY DEFINER function outside any organization, for stores; resolves once what it did is committed. `wakes` names
     * channels whose listeners are called then.
     */
    call(
      call: { readonly name: string; readonly text: string },
      values: readonly unknown[],
      options?: { readonly wakes?: readonly string[] },
    ): Promise<readonly unknown[]>;
    /** Hears the notifications of a channel from all processes; `reconnected` says that some may have been missed. */
    listen(
      channel: string,
      handler: (notification: { readonly payload: string; readonly reconnected: boolean }) => void,
    ): Promise<{ stop(): Promise<void> }>;
  };
  readonly files: FileStore;
  readonly keys: KeyProvider;
  /**
   * Makes a limiter; make it once, not for each request. A `shared` one counts over all processes; others do so only where it costs
   * the requests nothing.
   */
  readonly createLimiter: (limit: Limit & { readonly name: string; readonly shared?: boolean }) => RateLimiter;
  /** Wakes the workers of this process: quicker than the notification that reaches every process. Call it after a commit. */
  readonly wakeWorkers: () => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly faults: Faults;
  /** Connectors by name; `core/connections` gives them their type. */
  readonly connectors: ReadonlyMap<string, { readonly name: string }>;
  readonly settings: {
    /** The address under which people reach this installation, without a slash at its end. */
    readonly publicUrl: string;
    readonly fileLimitBytes: number;
    /** Signs cursors and links; derived from the master key, the same on every node. */
    readonly signingKey: KeyObject;
    /** Proves the operator: read from a file that only the operator can read, or from the environment. */
    readonly setupToken: string | null;
    /** The operator's models; `core/models` asks them after an organization's own. */
    readonly models: ModelConfig;
    readonly connectors: ConnectorConfig;
  };
}
