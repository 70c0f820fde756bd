/** The store: what the server said (RTK Query), who is signed in, and how the live stream fares. */
import type { EurekaClient } from "@eureka/sdk";
import { eurekaApi } from "@eureka/sdk/rtk-query";
import { configureStore } from "@reduxjs/toolkit";
import { liveReducer } from "../live/live-slice.ts";
import { sessionReducer } from "../session/session-slice.ts";

export function createStore(client: EurekaClient) {
  return configureStore({
    reducer: { [eurekaApi.reducerPath]: eurekaApi.reducer, session: sessionReducer, live: liveReducer },
    middleware: (defaults) =>
      // The checks walk through everything that was ever loaded at each action: too slow with a board of 2,000 items.
      defaults({ thunk: { extraArgument: { client } }, serializableCheck: false, immutableCheck: false }).concat(
        eurekaApi.middleware,
      ),
  });
}

export type AppStore = ReturnType<typeof createStore>;
export type RootState = ReturnType<AppStore["getState"]>;
export type AppDispatch = AppStore["dispatch"];
