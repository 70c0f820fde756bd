import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Markdown } from "./markdown.tsx";
import { applyFormat, type MarkdownFormat } from "./markdown-format.ts";
import { typedText, usualLimits } from "./typed-text.ts";

export interface MarkdownEditorProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit?: () => void;
  readonly minRows?: number;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  /** Beside the formatting tools: attach, send. */
  readonly actions?: ReactNode;
}

const formats = ["bold", "italic", "code", "list", "link"] as const satisfies readonly MarkdownFormat[];
const keysOfFormats: Partial<Record<string, MarkdownFormat>> = { b: "bold", i: "italic", e: "code" };

/** A text in Markdown: a plain field with a few tools, and a look at how it will read. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const {
    value,
    onChange,
    onSubmit,
    minRows = 4,
    placeholder,
    autoFocus = false,
    maxLength = usualLimits.text,
    actions,
  } = props;
  const { error, disabled = false } = props;
  const { t } = useTranslation("ui");
  const [tab, setTab] = useState<"write" | "preview">("write");
  const field = useRef<HTMLTextAreaElement>(null);
  const selectNext = useRef<readonly [number, number] | null>(null);
  const panelId = useId();

  // A controlled field puts the cursor at the end of a text that it is given: it is put back where it belongs.
  useEffect(() => {
    if (!selectNext.current) return;
    field.current?.focus();
    field.current?.setSelectionRange(...selectNext.current);
    selectNext.current = null;
  });

  const format = (name: MarkdownFormat) => {
    if (!field.current) return;
    const { selectionStart, selectionEnd } = field.current;
    const formatted = applyFormat({ text: value, start: selectionStart, end: selectionEnd }, name);
    selectNext.current = [formatted.start, formatted.end];
    onChange(formatted.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const named = keysOfFormats[event.key.toLowerCase()];
    if (named) format(named);
    else if (event.key === "Enter" && onSubmit) onSubmit();
    else return;
    event.preventDefault();
  };

  return (
    <FieldFrame {...props}>
      {({ id, describedBy }) => (
        <Box
          sx={(theme) => ({
            border: `1px solid ${error ? theme.vars.palette.error.main : theme.vars.palette.controlBorder}`,
            borderRadius: "6px",
            backgroundColor: theme.vars.palette.background.paper,
            "&:has(textarea:focus)": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -1 },
          })}
        >
          <Box
            sx={{
              display: "flex",
              alignItems: "center",
              flexWrap: "wrap",
              borderBottom: 1,
              borderColor: "divider",
              pr: 1,
            }}
          >
            <Tabs aria-label={props.label} onChange={(_, next) => setTab(next)} sx={{ mr: "auto" }} value={tab}>
              <Tab aria-controls={panelId} label={t("markdown.write")} value="write" />
              <Tab aria-controls={panelId} label={t("markdown.preview")} value="preview" />
            </Tabs>
            {tab === "write" && (
              <Box aria-label={t("markdown.tools")} role="group" sx={{ display: "flex" }}>
                {formats.map((name) => (
                  <Tooltip key={name} title={t(`markdown.${name}`)}>
                    <span>
                      <IconButton aria-label={t(`markdown.${name}`)} disabled={disabled} onClick={() => format(name)}>
                        <Icon name={name} />
                      </IconButton>
                    </span>
                  </Tooltip>
                ))}
              </Box>
            )}
          </Box>
          <Box id={panelId} role="tabpanel">
            {tab === "write" ? (
              <InputBase
                autoFocus={autoFocus}
                disabled={disabled}
                fullWidth
                id={id}
                inputRef={field}
                maxRows={24}
                minRows={minRows}
                multiline
                onChange={(event) => onChange(typedText(event))}
                onKeyDown={onKeyDown}
                placeholder={placeholder}
                slotProps={{ input: { "aria-describedby": describedBy, maxLength, dir: "auto" } }}
                sx={{ px: 3, py: 2, fontSize: "0.875rem" }}
                value={value}
              />
            ) : (
              <Box sx={{ px: 3, py: 2, minHeight: `calc(${minRows} * 1.45em + 8px)` }}>
                {value.trim() ? (
                  <Markdown text={value} />
                ) : (
                  <Typography color="textSecondary" variant="body2">
                    {t("markdown.nothing")}
                  </Typography>
                )}
              </Box>
            )}
          </Box>
          {actions && (
            <Box sx={{ display: "flex", justifyContent: "flex-end", alignItems: "center", gap: 2, px: 2, pb: 2 }}>
              {actions}
            </Box>
          )}
        </Box>
      )}
    </FieldFrame>
  );
}
