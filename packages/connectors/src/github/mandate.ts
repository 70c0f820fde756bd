/**
 * A person lets the App act for her (documentation, "Generating a user access token for a GitHub App"): what is written with her tokens is
 * shown as hers. They reach what both she and the App may do, hold for eight hours, and each renewal gives another pair.
 */
import {
  ConnectorError,
  type ConnectorTools,
  type GrantedTokens,
  type MandateDescription,
} from "@eureka/connector-sdk";
import { z } from "zod";
import { siteOf } from "./addresses.ts";
import { personOf } from "./person.ts";
import { readAnswer, sendRequest } from "./send-request.ts";
import { userSchema } from "./wire.ts";

const tokensSchema = z.object({
  access_token: z.string().min(1),
  // Left out where the App's settings let tokens live for ever.
  refresh_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});
const refusalSchema = z.object({ error: z.string() });

export const githubMandate: MandateDescription = {
  authorizeUrl: ({ baseUrl }) => `${siteOf(baseUrl)}/login/oauth/authorize`,
  tokenUrl: ({ baseUrl }) => `${siteOf(baseUrl)}/login/oauth/access_token`,
  // What an App may do stands in its own settings.
  scopes: [],
  scopeSeparator: " ",
  pkce: true,
  clientAuthentication: "body",

  readTokens(answer): GrantedTokens {
    const granted = tokensSchema.safeParse(answer);
    if (granted.success) {
      const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresInSeconds } = granted.data;
      return {
        accessToken,
        scopes: [],
        ...(refreshToken !== undefined && { refreshToken }),
        ...(expiresInSeconds !== undefined && { expiresInSeconds }),
      };
    }
    const refusal = refusalSchema.safeParse(answer);
    if (!refusal.success) throw new ConnectorError("invalid", "The answer is not one of GitHub's");
    throw new ConnectorError("unauthorized", "GitHub refuses", { platformCode: refusal.data.error });
  },

  async readPerson(tools: ConnectorTools) {
    const response = await sendRequest(tools, { method: "GET", path: "/user", token: await tools.tokenProvider() });
    return personOf(await readAnswer(userSchema, response));
  },

  // The whole grant and not this token alone: what renews the token would make another one.
  async revoke({ application, fetch, clock, accessToken }) {
    const { baseUrl, clientId, secrets } = application;
    const path = `/applications/${encodeURIComponent(clientId)}/grant`;
    const token = { clientId, clientSecret: secrets.clientSecret ?? "" };
    try {
      await sendRequest(
        { baseUrl, fetch, clock },
        { method: "DELETE", path, body: { access_token: accessToken }, token },
      );
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.isTemporary) throw error;
    }
  },
};
