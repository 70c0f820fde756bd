/** The module `routing`. */
import { defineModule } from "../operations/index.ts";
import { getChannelMapping } from "./get-channel-mapping.ts";
import { listChannelMappings } from "./list-channel-mappings.ts";
import { removeChannelMapping } from "./remove-channel-mapping.ts";
import { setChannelMapping } from "./set-channel-mapping.ts";

export const routingModule = defineModule({
  name: "routing",
  operations: [getChannelMapping, listChannelMappings, removeChannelMapping, setChannelMapping],
});
