import type { SxProps, Theme } from "@mui/material/styles";

/** A message's row. What is out of sight is not laid out: a long conversation scrolls as easily as a short one. */
export function rowLook(isFirst: boolean, isMarked: boolean): SxProps<Theme> {
  return (theme) => ({
    position: "relative",
    display: "flex",
    gap: 3,
    px: { xs: 3, sm: 6 },
    pt: isFirst ? 2 : 0.5,
    pb: 0.5,
    minWidth: 0,
    contentVisibility: "auto",
    containIntrinsicSize: "auto 48px",
    "&:hover, &:focus-within": {
      // A box that is contained would cut its tools off.
      contentVisibility: "visible",
      backgroundColor: theme.vars.palette.action.hover,
    },
    "&:not(:hover):not(:focus-within) .near-only": { opacity: 0, pointerEvents: "none" },
    "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
    ...(isMarked && { backgroundColor: `color-mix(in oklab, ${theme.vars.palette.primary.main} 10%, transparent)` }),
  });
}
