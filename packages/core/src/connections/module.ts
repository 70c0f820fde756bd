/** The module `connections`. */
import { defineModule } from "../operations/index.ts";
import { connectPlatform } from "./create-connection.ts";
import { getConnection } from "./get-connection.ts";
import { listConnections } from "./list-connections.ts";
import { listConnectors } from "./list-connectors.ts";
import { pauseConnection } from "./pause-connection.ts";
import { removeConnection } from "./remove-connection.ts";
import { resumeConnection } from "./resume-connection.ts";
import { updateConnection } from "./update-connection.ts";

export const connectionsModule = defineModule({
  name: "connections",
  operations: [
    connectPlatform,
    getConnection,
    listConnections,
    listConnectors,
    pauseConnection,
    removeConnection,
    resumeConnection,
    updateConnection,
  ],
});
