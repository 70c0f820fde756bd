// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { MenuButton } from "./menu-button.tsx";
import { SidePanel } from "./side-panel.tsx";
import { renderUi } from "./testing/render-ui.tsx";

const { happyDOM } = window as unknown as { happyDOM: { setViewport: (size: { width: number }) => void } };

afterEach(() => {
  cleanup();
  localStorage.clear();
  happyDOM.setViewport({ width: 1024 });
});

function List() {
  const [isOpen, setOpen] = useState(false);
  return (
    <MemoryRouter>
      <button onClick={() => setOpen(true)} type="button">
        open
      </button>
      {isOpen && (
        <SidePanel fullPageHref="/items/1" onClose={() => setOpen(false)} title="Fix login">
          <MenuButton items={[{ label: "Copy", onSelect: () => undefined }]} label="Actions" />
        </SidePanel>
      )}
    </MemoryRouter>
  );
}

function openPanel(): HTMLElement {
  renderUi(<List />);
  const button = screen.getByText("open");
  button.focus();
  fireEvent.click(button);
  return button;
}

test("the focus moves in, and back to where it was when Esc closes", () => {
  const button = openPanel();
  const panel = screen.getByRole("complementary", { name: "Fix login" });
  expect(panel.contains(document.activeElement)).toBe(true);
  expect(screen.getByRole("link", { name: "Open full page" }).getAttribute("href")).toBe("/items/1");
  fireEvent.keyDown(panel, { key: "Escape" });
  expect(screen.queryByText("Fix login")).toBeNull();
  expect(document.activeElement).toBe(button);
});

test("Esc in a menu closes the menu and not the panel", () => {
  openPanel();
  fireEvent.click(screen.getByText("Actions"));
  fireEvent.keyDown(screen.getByRole("menuitem"), { key: "Escape" });
  expect(screen.getByText("Fix login")).toBeTruthy();
});

test("pages make room for it, and its width is kept and held between two limits", () => {
  openPanel();
  const room = () => document.documentElement.style.getPropertyValue("--eureka-side-panel");
  expect(room()).toBe("520px");
  const handle = screen.getByRole("separator", { name: "Width of the panel" });
  fireEvent.keyDown(handle, { key: "ArrowLeft" });
  expect(room()).toBe("544px");
  for (let pressed = 0; pressed < 40; pressed += 1) fireEvent.keyDown(handle, { key: "ArrowRight" });
  expect(room()).toBe("380px");
  cleanup();
  expect(room()).toBe("");
  openPanel();
  expect(room()).toBe("380px");
});

test("on a narrow screen it takes the whole screen as a dialog", () => {
  happyDOM.setViewport({ width: 600 });
  openPanel();
  expect(screen.getByRole("dialog", { name: "Fix login" }).getAttribute("aria-modal")).toBe("true");
  expect(screen.queryByRole("separator")).toBeNull();
});
