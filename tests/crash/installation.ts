/** An installation of Eureka that is made to be killed: real processes, real disk, nothing switched off. */
import type { ModelServer } from "@eureka/simulators/models";
import type { Death, Kill } from "./kill.ts";
import type { CrashPlatforms } from "./platform/start-platforms.ts";
import type { Exit } from "./server-process.ts";

export interface Installation {
  readonly name: string;
  /** What can be killed, and how. */
  readonly victims: readonly Victim[];
  /** Where the API is; null while it is down. */
  address(): string | null;
  /** Where each process that works answers, by its name. Workers tell their health and metrics there. */
  addresses(): ReadonlyMap<string, string>;
  /** How the owner of the database connects, past row-level security. Asked anew for each use: the server may have moved. */
  ownerConnection(): string;
  /** The folder of the file store. */
  readonly filesFolder: string;
  readonly setupToken: string;
  /** The platforms that it is connected to. They are never killed. */
  readonly platforms: CrashPlatforms;
  /** The model server that it asks. It is never killed either. */
  readonly models: ModelServer;
  start(): Promise<void>;
  /** Lets one victim suffer its kills one after the other; different victims may suffer at the same time. */
  suffer(victim: string, kills: readonly Kill[], onDeath: (death: Death) => void): Promise<void>;
  /** Stops every process with SIGTERM and gives how they ended. */
  stop(): Promise<readonly Exit[]>;
  /** Ends what still runs and removes everything that the installation left on the disk. */
  remove(): Promise<void>;
}

export interface InstallationOptions {
  /** Called with each line that a process logs as an error. */
  readonly onError?: (line: string) => void;
}

export interface Victim {
  readonly name: string;
  readonly hows: readonly Kill["how"][];
  /** Whether work of this victim passes a fault point. */
  reaches(point: string): boolean;
}
