/** `npm run simulate:models -- --port N --latency MILLISECONDS`: a model provider on this machine, to try Eureka with. */
import "../packages/simulators/src/models/serve.ts";
