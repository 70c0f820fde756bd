import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

/** Something that happened elsewhere and wants no answer. */
export interface Toast {
  readonly text: string;
  /** The one thing that may be done about it: undo, open. */
  readonly action?: { readonly label: string; readonly onSelect: () => void };
}

type Show = (toast: Toast) => void;

interface Shown extends Toast {
  readonly id: number;
}

const ToastContext = createContext<Show | null>(null);
const atOnce = 3;
/** Long enough to read, and longer where something can be undone. */
const lifetime = { plain: 6000, withAction: 10_000 } as const;

/** Draws the toasts of everything below it in one corner, and reads them out politely. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("ui");
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const last = useRef(0);
  const show = useCallback<Show>((toast) => {
    last.current += 1;
    const shown = { ...toast, id: last.current };
    setToasts((before) => [...before.slice(1 - atOnce), shown]);
  }, []);
  const dismiss = useCallback((id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <Box
        aria-label={t("toasts.region")}
        aria-live="polite"
        role="log"
        sx={{
          position: "fixed",
          zIndex: "snackbar",
          insetInlineStart: { xs: 12, md: 24 },
          insetInlineEnd: { xs: 12, md: "auto" },
          bottom: { xs: 72, md: 24 },
          display: "grid",
          gap: 2,
          width: { md: 400 },
          pointerEvents: "none",
        }}
      >
        {toasts.map((toast) => (
          <ToastNote key={toast.id} onDismiss={dismiss} toast={toast} />
        ))}
      </Box>
    </ToastContext>
  );
}

/** @example const toast = useToast(); toast({ text: t("archived"), action: { label: t("ui:undo"), onSelect: restore } }); */
export function useToast(): Show {
  const show = useContext(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

function ToastNote({ toast, onDismiss }: { readonly toast: Shown; readonly onDismiss: (id: number) => void }) {
  const { t } = useTranslation("ui");
  const [isHeld, setHeld] = useState(false);
  const { id, text, action } = toast;
  const time = action ? lifetime.withAction : lifetime.plain;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => onDismiss(id), time);
    return () => clearTimeout(timer);
  }, [id, isHeld, time, onDismiss]);
  const hold = useMemo(
    () => ({
      onMouseEnter: () => setHeld(true),
      onMouseLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  );
  return (
    <Box
      {...hold}
      sx={(theme) => ({
        display: "flex",
        alignItems: "center",
        gap: 2,
        minHeight: 44,
        boxSizing: "border-box",
        pl: 4,
        pr: 1.5,
        py: 1.5,
        border: `1px solid ${theme.vars.palette.divider}`,
        borderRadius: "10px",
        backgroundColor: theme.vars.palette.background.raised,
        boxShadow: "0 1px 2px rgb(0 0 0 / 0.08), 0 8px 24px rgb(0 0 0 / 0.16)",
        fontSize: "0.8125rem",
        pointerEvents: "auto",
        animation: "eureka-toast-in 180ms ease-out",
        "@keyframes eureka-toast-in": { from: { opacity: 0, transform: "translateY(8px)" } },
      })}
    >
      <Box dir="auto" sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
        {text}
      </Box>
      {action && (
        <Button
          onClick={() => {
            action.onSelect();
            onDismiss(id);
          }}
          sx={{ "&&&": { color: "primary.main" } }}
          variant="text"
        >
          {action.label}
        </Button>
      )}
      <IconButton aria-label={t("toasts.dismiss")} onClick={() => onDismiss(id)}>
        <Icon name="close" />
      </IconButton>
    </Box>
  );
}
