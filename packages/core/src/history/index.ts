/** History: why something stands as it does, and taking a change back. */
export { historyModule } from "./module.ts";
