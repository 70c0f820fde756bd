/** Discord has no form to paste an application into: the operator gets a list of what to do in its developer portal. */
import type { ApplicationFacts, ApplicationForm } from "@eureka/connector-sdk";

export function describeDiscordApplication({
  name,
  publicUrl,
  redirectUrl,
  commands,
}: ApplicationFacts): ApplicationForm {
  const typed = commands.map((command) => `/${command.name}`).join(", ");
  const steps = [
    `Open https://discord.com/developers/applications, choose New Application and call it ${name}.`,
    `General Information: copy Application ID (it is the client id) and Public Key into Eureka.`,
    `OAuth2: copy Client Secret into Eureka, and add the redirect ${redirectUrl}.`,
    `Bot: choose Reset Token and copy the token into Eureka. Switch on Server Members Intent and Message Content Intent.`,
    `Bot: switch on Requires OAuth2 Code Grant, so that nobody adds the bot to a server without Eureka learning of it.`,
    `Installation: leave Guild Install on, switch User Install off, and set Install Link to None.`,
    `When all four values are saved in Eureka: General Information, Interactions Endpoint URL: ${publicUrl}/hooks/discord. Discord tries the address at once and refuses it until Eureka knows the public key.`,
    `Connect a server from Eureka. ${typed === "" ? "The commands" : typed} and the entry "Make work item" in the menu of messages are added there by Eureka.`,
  ];
  return { mediaType: "text/plain", text: `${steps.map((step, index) => `${index + 1}. ${step}`).join("\n")}\n` };
}
