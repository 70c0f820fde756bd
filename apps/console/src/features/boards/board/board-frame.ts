import { frame } from "../../../theme/tokens.ts";

/** A board fills the window: its columns scroll by themselves, the page does not. */
export const boardFrame = {
  display: "flex",
  flexDirection: "column",
  overflow: "hidden",
  height: { xs: `calc(100dvh - ${frame.topBar}px - 56px)`, md: `calc(100dvh - ${frame.topBar}px)` },
} as const;
