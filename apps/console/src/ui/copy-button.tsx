import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, as the button's name. */
  readonly label: string;
}

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation("ui");
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Tooltip title={isCopied ? t("copied") : label}>
      <IconButton
        aria-label={isCopied ? t("copied") : label}
        onClick={() => void copy()}
        sx={{ width: 24, height: 24 }}
      >
        <Icon name={isCopied ? "check" : "copy"} size={14} />
      </IconButton>
    </Tooltip>
  );
}
