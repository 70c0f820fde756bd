/** Signing in and out, and finding out on load whether somebody is signed in. */
import { createEurekaClient, type Input } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { useCallback } from "react";
import { useNavigate } from "react-router";
import { useAppDispatch, useAppSelector } from "../app/hooks.ts";
import { client } from "./client.ts";
import { type SessionState, sessionChanged } from "./session-slice.ts";
import { forgetTokens, getAccessToken, keepTokens, type RefreshOptions, refresh, sessionClient } from "./tokens.ts";

export interface Session {
  readonly state: SessionState;
  /** Tries the cookie; as a guess also where nothing says that there is one. */
  readonly resume: (options?: RefreshOptions) => Promise<void>;
  /** Throws what the server refused with. */
  readonly signIn: (input: Input<"session.create">) => Promise<void>;
  /** Goes to another of my organizations, at its home. Throws what the server refused with. */
  readonly switchTo: (organizationId: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export function useSession(): Session {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const state = useAppSelector((root) => root.session.state);

  const resume = useCallback(
    async (options?: RefreshOptions) => {
      try {
        dispatch(sessionChanged((await refresh(options)) ? "signed-in" : "signed-out"));
      } catch {
        dispatch(sessionChanged("unreachable"));
      }
    },
    [dispatch],
  );

  const signIn = useCallback(
    async (input: Input<"session.create">) => {
      const wasExpired = state === "expired";
      keepTokens(await sessionClient.call("session.create", { device: describeDevice(), ...input }));
      dispatch(sessionChanged("signed-in"));
      // Whoever signs in again sees what he saw; somebody else must not.
      if (!wasExpired) dispatch(eurekaApi.util.resetApiState());
    },
    [dispatch, state],
  );

  const switchTo = useCallback(
    async (organizationId: string) => {
      const accessToken = await getAccessToken();
      const switchingClient = createEurekaClient({
        baseUrl: window.location.origin,
        headers: { "eureka-session": "cookie" },
        getAccessToken: () => accessToken,
      });
      keepTokens(await switchingClient.call("session.switch", { organizationId, device: describeDevice() }));
      void navigate("/");
      // Takes away all that is shown and the live stream, which know the other organization; the new cookie brings them back.
      dispatch(sessionChanged("unknown"));
      dispatch(eurekaApi.util.resetApiState());
    },
    [dispatch, navigate],
  );

  const signOut = useCallback(async () => {
    if (state !== "expired") {
      const mine = await client.call("session.list").catch(() => null);
      const current = mine?.data.find((session) => session.current);
      if (current) await client.call("session.revoke", { id: current.id }).catch(() => undefined);
    }
    forgetTokens();
    dispatch(sessionChanged("signed-out"));
    dispatch(eurekaApi.util.resetApiState());
  }, [dispatch, state]);

  return { state, resume, signIn, switchTo, signOut };
}

/** "Firefox on Linux": how the session is called in the list of sessions. */
function describeDevice(): string {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? "Edge" : (/(Firefox|Chrome|Safari)\//.exec(agent)?.[1] ?? "Browser");
  const system = /(Windows|Mac OS|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  return system ? `${browser} on ${system}` : browser;
}
