/** Whether somebody is signed in, as the store knows it. */
import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

/**
 * `unknown`: the cookie was not tried yet; `expired`: somebody was signed in here and the page still shows what he was doing;
 * `unreachable`: the server did not answer when the page was opened.
 */
export type SessionState = "unknown" | "signed-in" | "signed-out" | "expired" | "unreachable";

const slice = createSlice({
  name: "session",
  initialState: { state: "unknown" as SessionState },
  reducers: {
    sessionChanged(session, { payload }: PayloadAction<SessionState>) {
      session.state = payload;
    },
    /** A call was refused: it matters only while somebody is signed in. */
    sessionExpired(session) {
      if (session.state === "signed-in") session.state = "expired";
    },
  },
});

export const { sessionChanged, sessionExpired } = slice.actions;
export const sessionReducer = slice.reducer;
