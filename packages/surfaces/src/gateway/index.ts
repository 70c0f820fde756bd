/** The gateway: where platforms deliver. */
export { deliveryLimit, registerGateway } from "./register-gateway.ts";
