import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import ListItemIcon from "@mui/material/ListItemIcon";
import ListItemText from "@mui/material/ListItemText";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import Tooltip from "@mui/material/Tooltip";
import { type MouseEvent, type ReactNode, useId, useState } from "react";
import { flushSync } from "react-dom";
import { Icon, type IconName } from "./icon.tsx";

export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly disabled?: boolean;
  /** Why it is disabled, or what it does. */
  readonly reason?: string;
  readonly isDangerous?: boolean;
  readonly isSelected?: boolean;
}

export interface MenuButtonProps {
  /** The button's name; shown unless there is only an icon. */
  readonly label: string;
  readonly items: readonly MenuEntry[];
  /** With it the button is only this icon. */
  readonly icon?: IconName;
  /** What the button shows instead of its label. */
  readonly children?: ReactNode;
  readonly variant?: "text" | "outlined" | "contained";
}

/** A button that opens a list of actions. */
export function MenuButton({ label, items, icon, children, variant = "outlined" }: MenuButtonProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const isOpen = anchor !== null;
  const shared = {
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    "aria-controls": isOpen ? id : undefined,
    onClick: (event: MouseEvent<HTMLElement>) => {
      event.stopPropagation();
      setAnchor(event.currentTarget);
    },
  } as const;
  const select = (item: MenuEntry) => {
    // The menu hands the focus back to its button first: a field that the choice opens must not lose it again.
    flushSync(() => setAnchor(null));
    item.onSelect();
  };
  return (
    <>
      {icon ? (
        <Tooltip title={label}>
          <IconButton {...shared} aria-label={label}>
            <Icon name={icon} />
          </IconButton>
        </Tooltip>
      ) : (
        <Button {...shared} endIcon={<Icon name="chevronDown" size={14} />} variant={variant}>
          {children ?? label}
        </Button>
      )}
      <Menu
        anchorEl={anchor}
        id={id}
        onClick={(event) => event.stopPropagation()}
        onClose={() => setAnchor(null)}
        onKeyDown={(event) => event.stopPropagation()}
        open={isOpen}
        slotProps={{ list: { "aria-label": label } }}
      >
        {items.map((item) => (
          <MenuItem
            disabled={item.disabled ?? false}
            key={item.label}
            onClick={() => select(item)}
            selected={item.isSelected ?? false}
            sx={item.isDangerous ? { color: "error.main" } : {}}
          >
            {item.icon && <ListItemIcon>{item.icon}</ListItemIcon>}
            <ListItemText
              primary={item.label}
              secondary={item.reason}
              slotProps={{ primary: { variant: "body2" }, secondary: { variant: "caption" } }}
            />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
