/** A small list to pick from, with a search above it; what is not there can be made where that is allowed. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApiFailure } from "../../../ui/api-failure.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { TextInput } from "../../../ui/text-input.tsx";

export interface PickOption {
  readonly id: string;
  readonly name: string;
  readonly face: ReactNode;
}

interface PickCreate {
  readonly label: (name: string) => string;
  /** Gives why it was refused: the name stays where it was typed then. */
  readonly run: (name: string) => Promise<ApiFailure | null>;
}

/** For choices that the server looks for: too many to be held. */
interface PickSearch {
  /** Told what is wanted, null while nothing is. */
  readonly onWant: (text: string | null) => void;
  /** What is shown is not yet what was asked for: Enter would take something else. */
  readonly isLooking: boolean;
  readonly failure: ApiFailure | null;
}

interface PickPopoverProps {
  readonly label: string;
  readonly searchLabel: string;
  readonly options: readonly PickOption[];
  readonly onPick: (id: string) => void;
  /** Offered for a name that no option has. */
  readonly create?: PickCreate | undefined;
  /** Without it, what is typed is looked for in the options. */
  readonly search?: PickSearch;
}

const most = 50;

export function PickPopover({ label, searchLabel, options, onPick, create, search }: PickPopoverProps) {
  const { t } = useTranslation("boards");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [text, setText] = useState("");
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLowerCase();
  const fitting = search ? options : options.filter(({ name }) => name.toLowerCase().includes(wanted));
  const found = fitting.slice(0, most);
  const isNew = create && wanted !== "" && !options.some(({ name }) => name.toLowerCase() === wanted);

  function write(typed: string): void {
    setText(typed);
    search?.onWant(typed);
  }
  function close(): void {
    setAnchor(null);
    setText("");
    setFailure(null);
    search?.onWant(null);
  }
  function open(button: HTMLElement): void {
    setAnchor(button);
    search?.onWant("");
  }
  const pick = (id: string) => {
    onPick(id);
    close();
  };
  const make = async () => {
    setFailure(null);
    const refused = (await create?.run(text.trim())) ?? null;
    if (refused) setFailure(refused);
    else close();
  };

  function onKeyDown(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === "ArrowDown") buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === "ArrowUp" && at > 0) buttons[at - 1]?.focus();
    else if (event.key === "Enter" && at < 0) {
      if (!search?.isLooking) buttons[0]?.click();
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <Button
        aria-haspopup="dialog"
        onClick={(event) => open(event.currentTarget)}
        startIcon={<Icon name="plus" size={14} />}
        sx={{ color: "text.secondary", minHeight: 28, px: 2 }}
        variant="text"
      >
        {label}
      </Button>
      <Popover
        anchorEl={anchor}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        onClose={close}
        open={anchor !== null}
        slotProps={{ paper: { "aria-label": label, role: "dialog" } }}
      >
        <Box onKeyDown={onKeyDown} sx={{ width: search ? 380 : 260, maxWidth: "100%", p: 2, display: "grid", gap: 1 }}>
          <TextInput
            autoFocus
            hideLabel
            label={searchLabel}
            maxLength={100}
            onChange={write}
            placeholder={searchLabel}
            value={text}
          />
          <FailureNote failure={failure ?? search?.failure} />
          <Box ref={list} sx={{ maxHeight: 280, overflowY: "auto", display: "grid" }}>
            {found.map(({ id, name, face }) => (
              <Button
                key={id}
                onClick={() => pick(id)}
                sx={{ justifyContent: "flex-start", minWidth: 0, fontWeight: 400, overflow: "hidden" }}
                title={name}
                variant="text"
              >
                {face}
              </Button>
            ))}
            {isNew && (
              <Button
                onClick={() => void make()}
                startIcon={<Icon name="plus" size={14} />}
                sx={{ justifyContent: "flex-start", whiteSpace: "normal", textAlign: "start" }}
                variant="text"
              >
                {create.label(text.trim())}
              </Button>
            )}
            {found.length === 0 && !isNew && !search?.failure && (
              <Box role="status" sx={{ p: 2, color: "text.secondary", fontSize: "0.8125rem" }}>
                {t(search?.isLooking ? "fields.looking" : "fields.nothingFound")}
              </Box>
            )}
          </Box>
        </Box>
      </Popover>
    </>
  );
}
