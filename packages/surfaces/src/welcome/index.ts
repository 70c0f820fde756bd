/** The first pages of an installation: the front door, and making the first administrator. */
export { registerWelcome, type WelcomeOptions } from "./register-welcome.ts";
