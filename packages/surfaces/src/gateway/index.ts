/** The gateway: where platforms deliver. */
export { createGateway, deliveryLimit } from "./create-gateway.ts";
