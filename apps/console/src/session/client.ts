/** The client that everything goes through, in the name of whoever is signed in. */
import { createEurekaClient, type EurekaClient } from "@eureka/sdk";
import { forgetToken, getAccessToken, refresh } from "./tokens.ts";

type Listener = () => void;

const expiryListeners = new Set<Listener>();

/** Calls back when a call was refused because the session has ended. Gives a function that stops it. */
export function onSessionExpired(listener: Listener): () => void {
  expiryListeners.add(listener);
  return () => expiryListeners.delete(listener);
}

/** One more try with a fresh token when the server no longer takes this one; the session has ended when there is none. */
const fetchSignedIn: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status !== 401) return response;
  forgetToken();
  if (!(await refresh())) {
    for (const listener of expiryListeners) listener();
    return response;
  }
  const headers = new Headers(init?.headers);
  headers.set("authorization", `Bearer ${await getAccessToken()}`);
  // A stream was read by the first attempt; bytes and text can be sent again.
  return init?.body instanceof ReadableStream ? response : fetch(input, { ...init, headers });
};

export const client: EurekaClient = createEurekaClient({
  baseUrl: window.location.origin,
  getAccessToken,
  fetch: fetchSignedIn,
});
