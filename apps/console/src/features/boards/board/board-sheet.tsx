/** The sheet of a board and of what hangs on the pointer, written into the page once and not at each drawing of the board. */
import GlobalStyles from "@mui/material/GlobalStyles";
import type { Theme } from "@mui/material/styles";
import { memo } from "react";
import { boardStyle, dragLayerStyle } from "./board-style.ts";

const sheet = (theme: Theme) => ({ ".board": boardStyle(theme), ".board-drag-layer": dragLayerStyle(theme) });

export const BoardSheet = memo(function BoardSheet() {
  return <GlobalStyles styles={sheet} />;
});
