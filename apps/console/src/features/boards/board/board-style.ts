/** How columns and cards look: one sheet for the whole board, because hundreds of cards come and go while scrolling. */
import type { Theme } from "@mui/material/styles";

export const columnWidth = 296;

export function boardStyle(theme: Theme) {
  const { palette } = theme.vars;
  const accent = palette.primary.main;
  return {
    display: "flex",
    alignItems: "flex-start",
    gap: "12px",
    flex: 1,
    minHeight: 0,
    overflowX: "auto",
    overflowY: "hidden",
    paddingBottom: "12px",
    paddingInlineEnd: "24px",
    // Beyond the page's gutter, so that columns do not end in the air.
    marginInline: "-24px",
    paddingInlineStart: "24px",
    scrollPaddingInline: "24px",
    [theme.breakpoints.down("sm")]: {
      marginInline: "-16px",
      paddingInline: "16px",
      scrollPaddingInline: "16px",
      scrollSnapType: "x mandatory",
      "&[data-moving]": { scrollSnapType: "none" },
      "& .board-column": { scrollSnapAlign: "start" },
    },
    "& .board-column": {
      display: "flex",
      flexDirection: "column",
      flex: "none",
      width: `min(${columnWidth}px, 84vw)`,
      maxHeight: "100%",
      minHeight: 0,
      borderRadius: "10px",
      backgroundColor: palette.background.sunken,
    },
    "& .board-column[data-target]": { boxShadow: `inset 0 0 0 2px ${accent}` },
    "& .board-scroller": {
      position: "relative",
      minHeight: 0,
      overflowY: "auto",
      overscrollBehaviorY: "contain",
      outlineOffset: "-2px",
    },
    "& .board-items": { position: "relative", listStyle: "none", margin: 0, padding: 0 },
    "& .board-slot": { position: "absolute", top: 0, insetInline: 0, padding: "0 8px 8px" },
    "& .board-gap": {
      position: "absolute",
      top: 0,
      insetInline: "8px",
      height: "3px",
      borderRadius: "2px",
      backgroundColor: accent,
      pointerEvents: "none",
      zIndex: 1,
    },
    ...cardStyle(theme),
  } as const;
}

/**
 * Over everything while a card hangs on the pointer, so that nothing below takes notice of the pointer on its way. The card
 * has a layer of its own there: moving it paints nothing anew.
 */
export function dragLayerStyle(theme: Theme) {
  return {
    display: "none",
    position: "fixed",
    inset: 0,
    zIndex: theme.zIndex.tooltip,
    overflow: "hidden",
    cursor: "grabbing",
    userSelect: "none",
    contain: "strict",
    "&[data-shown]": { display: "block" },
    ...cardStyle(theme),
    "& > .board-card": {
      position: "absolute",
      insetBlockStart: 0,
      left: 0,
      boxSizing: "border-box",
      boxShadow: "0 8px 24px rgb(0 0 0 / 0.24)",
      cursor: "grabbing",
      willChange: "transform",
    },
  } as const;
}

function cardStyle(theme: Theme) {
  const { palette } = theme.vars;
  const accent = palette.primary.main;
  return {
    "& .board-card": {
      display: "grid",
      // A label's name does not widen it.
      gridTemplateColumns: "minmax(0, 1fr)",
      gap: "6px",
      padding: "10px 12px",
      border: `1px solid ${palette.divider}`,
      borderRadius: "8px",
      backgroundColor: palette.background.paper,
      color: palette.text.primary,
      fontSize: "0.875rem",
      textDecoration: "none",
      cursor: "pointer",
      userSelect: "none",
      WebkitTouchCallout: "none",
      transition: "border-color 120ms ease-out, background-color 120ms ease-out",
      "&:hover": { borderColor: palette.controlBorder },
      "&:focus-visible": { outline: `2px solid ${accent}`, outlineOffset: "-2px" },
      "&[aria-current]": { borderColor: accent, boxShadow: `inset 0 0 0 1px ${accent}` },
      "&[data-dragging]": { opacity: 0.4 },
      "&[data-carried]": {
        borderColor: accent,
        boxShadow: "0 4px 16px rgb(0 0 0 / 0.24)",
        transform: "rotate(0.6deg)",
      },
      "&[data-fresh]": {
        backgroundColor: `color-mix(in oklab, ${accent} 14%, ${palette.background.paper})`,
        borderColor: accent,
      },
    },
    "& .board-card-top": {
      display: "flex",
      alignItems: "center",
      justifyContent: "space-between",
      gap: "8px",
      minHeight: "16px",
    },
    "& .board-card-keys": { display: "flex", alignItems: "baseline", gap: "6px", minWidth: 0 },
    "& :is(.board-card-key, .board-card-parent)": {
      color: palette.text.secondary,
      fontSize: "0.75rem",
      fontVariantNumeric: "tabular-nums",
      whiteSpace: "nowrap",
    },
    "& .board-card-parent": { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" },
    "& .board-card-title": {
      display: "-webkit-box",
      WebkitLineClamp: 4,
      WebkitBoxOrient: "vertical",
      overflow: "hidden",
      overflowWrap: "anywhere",
      lineHeight: 1.4,
    },
    "& .board-card-labels": {
      display: "flex",
      flexWrap: "wrap",
      gap: "4px",
      color: palette.text.secondary,
      fontSize: "0.75rem",
    },
    "& .board-card-facts": {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      gap: "4px 12px",
      color: palette.text.secondary,
      fontSize: "0.75rem",
    },
    "& .board-card-count": {
      display: "inline-flex",
      alignItems: "center",
      gap: "4px",
      fontVariantNumeric: "tabular-nums",
    },
    "& .board-card-faces": { display: "inline-flex", alignItems: "center", gap: "4px", marginInlineStart: "auto" },
    "& .board-hidden": {
      position: "absolute",
      width: "1px",
      height: "1px",
      overflow: "hidden",
      clipPath: "inset(50%)",
      whiteSpace: "nowrap",
    },
  } as const;
}
