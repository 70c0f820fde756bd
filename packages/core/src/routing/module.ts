/** The module `routing`. */
import { defineModule } from "../operations/index.ts";
import { clearMapping } from "./clear-mapping.ts";
import { exportMappings } from "./exchange/export-mappings.ts";
import { importMappings } from "./exchange/import-mappings.ts";
import { getChannelMapping } from "./get-channel-mapping.ts";
import { getChannelStatus } from "./get-channel-status.ts";
import { listChannelMappings } from "./list-channel-mappings.ts";
import { listPlatformChannels } from "./list-platform-channels.ts";
import { removeChannelMapping } from "./remove-channel-mapping.ts";
import { setChannelMapping } from "./set-channel-mapping.ts";
import { setDefault } from "./set-default.ts";
import { testMapping } from "./test-mapping.ts";
import { useBoard } from "./use-board.ts";
import { useDefault } from "./use-default.ts";

export const routingModule = defineModule({
  name: "routing",
  operations: [
    clearMapping,
    exportMappings,
    getChannelMapping,
    getChannelStatus,
    importMappings,
    listChannelMappings,
    listPlatformChannels,
    removeChannelMapping,
    setChannelMapping,
    setDefault,
    testMapping,
    useBoard,
    useDefault,
  ],
});
