// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { listShortcuts } from "./shortcuts.ts";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { renderUi } from "./testing/render-ui.tsx";
import { useShortcut } from "./use-shortcut.ts";

afterEach(cleanup);
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? window, { key, ...more });

function Keys({ on, inFields = false }: { readonly on: Record<string, () => void>; readonly inFields?: boolean }) {
  return Object.entries(on).map(([keys, run]) => <Key inFields={inFields} key={keys} keys={keys} run={run} />);
}

function Key(props: { readonly keys: string; readonly run: () => void; readonly inFields: boolean }) {
  useShortcut(props.keys, props.run, { description: `Does ${props.keys}`, inFields: props.inFields });
  return null;
}

test("single keys, keys one after the other, and keys with Ctrl", () => {
  const on = { c: vi.fn(), "g b": vi.fn(), b: vi.fn(), "mod+k": vi.fn(), "?": vi.fn() };
  renderUi(<Keys on={on} />);
  press("g");
  press("b");
  expect(on["g b"]).toHaveBeenCalledOnce();
  expect(on.b).not.toHaveBeenCalled();
  press("b");
  expect(on.b).toHaveBeenCalledOnce();
  press("k", { ctrlKey: true });
  expect(on["mod+k"]).toHaveBeenCalledOnce();
  press("?", { shiftKey: true });
  expect(on["?"]).toHaveBeenCalledOnce();
  press("c", { ctrlKey: true });
  press("C", { shiftKey: true });
  expect(on.c).not.toHaveBeenCalled();
});

test("typing is not taken for shortcuts, unless one says so", () => {
  const plain = { c: vi.fn() };
  const always = { "mod+k": vi.fn() };
  renderUi(
    <>
      <Keys on={plain} />
      <Keys inFields on={always} />
      <textarea aria-label="text" />
    </>,
  );
  screen.getByLabelText("text").focus();
  press("c");
  press("k", { ctrlKey: true });
  expect(plain.c).not.toHaveBeenCalled();
  expect(always["mod+k"]).toHaveBeenCalledOnce();
});

test("the youngest of the same keys wins, and the older one works again once it is gone", () => {
  const [below, above] = [vi.fn(), vi.fn()];
  function Screen() {
    const [isOpen, setOpen] = useState(true);
    return (
      <>
        <Keys on={{ c: below }} />
        {isOpen && <Keys on={{ c: above }} />}
        <button onClick={() => setOpen(false)} type="button">
          close
        </button>
      </>
    );
  }
  const { unmount } = renderUi(<Screen />);
  press("c");
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([0, 1]);
  fireEvent.click(screen.getByText("close"));
  press("c");
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
  unmount();
  press("c");
  expect(below).toHaveBeenCalledOnce();
  expect(listShortcuts()).toEqual([]);
});

test("the list shows what works now", async () => {
  renderUi(
    <>
      <Keys on={{ "g b": vi.fn() }} />
      <ShortcutsDialog onClose={vi.fn()} />
    </>,
  );
  await act(async () => undefined);
  expect(screen.getByText("Does g b")).toBeTruthy();
  expect([...document.querySelectorAll("kbd")].map((key) => key.textContent)).toEqual(["G", "B"]);
});
