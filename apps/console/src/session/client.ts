/** The client that everything goes through, in the name of whoever is signed in. */
import { createEurekaClient, type EurekaClient } from "@eureka/sdk";
import { forgetToken, getAccessToken, refresh, waitForSignIn } from "./tokens.ts";

type Listener = () => void;

const expiryListeners = new Set<Listener>();

/** Calls back when a call was refused because the session has ended. Gives a function that stops it. */
export function onSessionExpired(listener: Listener): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

/**
 * One more try with a fresh token when the server no longer takes this one. When there is none the session has ended: the call then
 * waits until its person has signed in again, so that what he was about to save is saved.
 */
function signedIn(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (response.status !== 401) return response;
    forgetToken();
    if (!(await refresh())) {
      for (const listener of expiryListeners) listener();
      if (!(await waitForSignIn(init?.signal))) return response;
    }
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${await getAccessToken()}`);
    // A stream was read by the first attempt; bytes and text can be sent again.
    return init?.body instanceof ReadableStream ? response : send(input, { ...init, headers });
  };
}

/** A client whose calls go out by `send`, in the name of whoever is signed in. */
export function clientOver(send: typeof fetch): EurekaClient {
  return createEurekaClient({ baseUrl: window.location.origin, getAccessToken, fetch: signedIn(send) });
}

// The global `fetch` is looked up at each call and called as a function of the window.
export const client = clientOver((input, init) => fetch(input, init));
