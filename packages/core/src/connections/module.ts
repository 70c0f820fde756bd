/** The module `connections`. */
import type { CommandDescription } from "@eureka/connector-sdk";
import { type Application, defineModule, type Module } from "../operations/index.ts";
import { createDescribeApplication } from "./applications/describe-application.ts";
import { getConnectorApplication } from "./applications/get-application.ts";
import { removeConnectorApplication } from "./applications/remove-application.ts";
import { setConnectorApplication } from "./applications/set-application.ts";
import { callNoteServices, forgetCallsService } from "./calls/call-services.ts";
import { getConnectionCall } from "./calls/get-call.ts";
import { connectPlatform } from "./create-connection.ts";
import { getConnection } from "./get-connection.ts";
import { beginInstall } from "./installs/begin-install.ts";
import { finishInstall } from "./installs/finish-install.ts";
import { listConnections } from "./list-connections.ts";
import { listConnectors } from "./list-connectors.ts";
import { revokeMandate } from "./mandates/revoke-mandate.ts";
import { pauseConnection } from "./pause-connection.ts";
import { createBeginRegistration } from "./registrations/begin-registration.ts";
import { finishRegistration } from "./registrations/finish-registration.ts";
import { removeConnection } from "./remove-connection.ts";
import { resumeConnection } from "./resume-connection.ts";
import { revokeAccess } from "./revoke-access.ts";
import { testConnection } from "./test-connection.ts";
import { updateConnection } from "./update-connection.ts";

export interface ConnectionsDependencies {
  /** What can be typed on platforms, for those that want to know it when an application is registered. */
  readonly listCommands: (application: Application) => readonly CommandDescription[];
}

export function createConnectionsModule({ listCommands }: ConnectionsDependencies): Module {
  return defineModule({
    name: "connections",
    operations: [
      beginInstall,
      connectPlatform,
      createBeginRegistration(listCommands),
      createDescribeApplication(listCommands),
      finishInstall,
      finishRegistration,
      getConnection,
      getConnectionCall,
      getConnectorApplication,
      listConnections,
      listConnectors,
      pauseConnection,
      removeConnection,
      removeConnectorApplication,
      resumeConnection,
      setConnectorApplication,
      testConnection,
      updateConnection,
    ],
    jobs: [revokeAccess, revokeMandate],
    services: [...callNoteServices, forgetCallsService],
  });
}

/** While nobody tells it of commands. */
export const connectionsModule = createConnectionsModule({ listCommands: () => [] });
