/** How the live stream fares: shown quietly in the side bar. */
import { createSlice, type PayloadAction } from "@reduxjs/toolkit";

export type LiveState = "connecting" | "live" | "offline";

const slice = createSlice({
  name: "live",
  initialState: { state: "connecting" as LiveState },
  reducers: {
    liveChanged(live, { payload }: PayloadAction<LiveState>) {
      live.state = payload;
    },
  },
});

export const { liveChanged } = slice.actions;
export const liveReducer = slice.reducer;
