import Box from "@mui/material/Box";
import type { KeyboardEvent, PointerEvent } from "react";
import { useTranslation } from "react-i18next";

export interface PanelHandleProps {
  readonly width: number;
  readonly limits: { readonly min: number; readonly max: number };
  readonly onWidth: (width: number) => void;
}

const step = 24;

/** The edge that a side panel is pulled at; arrows move it too. */
export function PanelHandle({ width, limits, onWidth }: PanelHandleProps) {
  const { t } = useTranslation("ui");
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    onWidth(isRightToLeft ? event.clientX : window.innerWidth - event.clientX);
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") onWidth(width + step);
    else if (event.key === "ArrowRight") onWidth(width - step);
    else return;
    event.preventDefault();
  };
  return (
    <Box
      aria-label={t("panel.resize")}
      aria-orientation="vertical"
      aria-valuemax={limits.max}
      aria-valuemin={limits.min}
      aria-valuenow={width}
      onKeyDown={move}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
      }}
      onPointerMove={drag}
      role="separator"
      sx={{
        position: "absolute",
        zIndex: 1,
        insetBlock: 0,
        insetInlineStart: -4,
        width: 8,
        cursor: "col-resize",
        touchAction: "none",
        "&:hover, &:active": { backgroundColor: "action.hover" },
      }}
      tabIndex={0}
    />
  );
}
