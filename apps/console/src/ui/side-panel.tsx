import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import FocusTrap from "@mui/material/Unstable_TrapFocus";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { frame } from "../theme/tokens.ts";
import { Icon } from "./icon.tsx";
import { PanelHandle } from "./panel-handle.tsx";
import { usePanelWidth } from "./use-panel-width.ts";

export interface SidePanelProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The address of the same thing as a page of its own. */
  readonly fullPageHref?: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A thing opened beside its list: the list keeps its place, and pages make room. Esc closes. The focus moves in and, once
 * closed, back to where it was. Below 900 px the panel takes the whole screen and keeps the focus inside.
 */
export function SidePanel({ title, onClose, fullPageHref, actions, children }: SidePanelProps) {
  const { t } = useTranslation("ui");
  const titleId = useId();
  const root = useRef<HTMLElement>(null);
  const isFull = useMediaQuery("(max-width: 899.95px)", { noSsr: true });
  const { width, setWidth, limits } = usePanelWidth();
  useFocusInAndBack(root);
  useEscape(onClose);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--eureka-side-panel", isFull ? "0px" : `${width}px`);
    return () => void style.removeProperty("--eureka-side-panel");
  }, [isFull, width]);
  return (
    <FocusTrap disableAutoFocus disableRestoreFocus open={isFull}>
      <Box
        aria-labelledby={titleId}
        component="aside"
        ref={root}
        role={isFull ? "dialog" : "complementary"}
        {...(isFull && { "aria-modal": true })}
        sx={{
          position: "fixed",
          zIndex: isFull ? "modal" : "appBar",
          insetBlock: isFull ? 0 : `${frame.topBar}px 0`,
          insetInlineEnd: 0,
          width: isFull ? "100%" : width,
          display: "flex",
          flexDirection: "column",
          backgroundColor: "background.paper",
          ...(!isFull && { borderInlineStart: "1px solid", borderColor: "divider" }),
          outline: "none",
          animation: "eureka-panel-in 180ms cubic-bezier(0.2, 0, 0, 1)",
          "@keyframes eureka-panel-in": { from: { opacity: 0, transform: "translateX(16px)" } },
        }}
        tabIndex={-1}
      >
        {!isFull && <PanelHandle limits={limits} onWidth={setWidth} width={width} />}
        <Box
          component="header"
          sx={{
            display: "flex",
            alignItems: "center",
            gap: 1,
            minHeight: frame.topBar,
            px: 4,
            borderBottom: 1,
            borderColor: "divider",
          }}
        >
          <Typography component="h2" id={titleId} noWrap sx={{ flex: 1, minWidth: 0 }} title={title} variant="h3">
            {title}
          </Typography>
          {actions}
          {fullPageHref && (
            <Tooltip title={t("openFullPage")}>
              <IconButton aria-label={t("openFullPage")} component={Link} to={fullPageHref}>
                <Icon name="external" />
              </IconButton>
            </Tooltip>
          )}
          <Tooltip title={t("panel.close")}>
            <IconButton aria-label={t("panel.close")} edge="end" onClick={onClose}>
              <Icon name="close" />
            </IconButton>
          </Tooltip>
        </Box>
        <Box sx={{ flex: 1, minHeight: 0, overflowY: "auto", overscrollBehavior: "contain", p: 4 }}>{children}</Box>
      </Box>
    </FocusTrap>
  );
}

/** Moves the focus into the panel when it opens, and back to what had it when it closes, if that is still there. */
function useFocusInAndBack(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    if (!root.current?.contains(before)) root.current?.focus();
    return () => {
      const now = document.activeElement;
      const isFree = now === null || now === document.body || !now.isConnected;
      if (before instanceof HTMLElement && before.isConnected && isFree) before.focus();
    };
  }, [root]);
}

/** Esc closes, unless something above the panel (a menu, a dialog, a field) already took it. */
function useEscape(onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
