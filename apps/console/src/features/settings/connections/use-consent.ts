import { eurekaApi } from "@eureka/sdk/rtk-query";
import { type Action, useAction } from "../shared/use-action.ts";
import { rememberInstall } from "./connect/remembered-install.ts";

export interface Consent extends Action {
  /** Leaves for the platform's page of consent; it sends back to `/connections/callback`. */
  readonly begin: (connector: string, defaultWorkspaceId: string | null) => Promise<void>;
}

/** Sends me to a platform to consent. */
export function useConsent(): Consent {
  const action = useAction();
  const [beginInstall] = eurekaApi.useConnectionBeginInstallMutation();
  async function begin(connector: string, defaultWorkspaceId: string | null): Promise<void> {
    const input = { connector, ...(defaultWorkspaceId !== null && { defaultWorkspaceId }) };
    await action.run(async () => {
      const { authorizeUrl } = await beginInstall(input).unwrap();
      if (authorizeUrl === null) throw new Error("the address of the page of consent was shown before");
      rememberInstall(connector);
      window.location.assign(authorizeUrl);
    });
  }
  return { ...action, begin };
}
