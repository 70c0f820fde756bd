// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { useConfirm } from "./confirm-provider.tsx";
import { renderUi } from "./testing/render-ui.tsx";
import { useToast } from "./toasts.tsx";

afterEach(cleanup);

function Asking({ onAnswer }: { readonly onAnswer: (isYes: boolean) => void }) {
  const confirm = useConfirm();
  const ask = () =>
    void confirm({ title: "Delete the board?", confirmLabel: "Delete board", isDangerous: true }).then(onAnswer);
  return (
    <button onClick={ask} type="button">
      ask
    </button>
  );
}

test("a question is answered once, and Esc is a no", async () => {
  const answer = vi.fn();
  renderUi(<Asking onAnswer={answer} />);
  fireEvent.click(screen.getByText("ask"));
  fireEvent.keyDown(await screen.findByRole("dialog", { name: "Delete the board?" }), { key: "Escape" });
  await vi.waitFor(() => expect(answer.mock.calls).toEqual([[false]]));
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  fireEvent.click(screen.getByText("ask"));
  fireEvent.click(await screen.findByText("Delete board"));
  await vi.waitFor(() => expect(answer.mock.calls).toEqual([[false], [true]]));
});

function Telling({ onUndo }: { readonly onUndo: () => void }) {
  const toast = useToast();
  return (
    <button onClick={() => toast({ text: "Archived", action: { label: "Undo", onSelect: onUndo } })} type="button">
      tell
    </button>
  );
}

test("a toast is read out politely, takes no focus, and undoes once", () => {
  const undo = vi.fn();
  renderUi(<Telling onUndo={undo} />);
  const region = screen.getByLabelText("Notices");
  expect(region.getAttribute("aria-live")).toBe("polite");
  screen.getByText("tell").focus();
  fireEvent.click(screen.getByText("tell"));
  expect(region.textContent).toContain("Archived");
  expect(document.activeElement).toBe(screen.getByText("tell"));
  fireEvent.click(screen.getByText("Undo"));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText("Archived")).toBeNull();
});

test("no more than three toasts stand at once, the newest ones", () => {
  renderUi(<Telling onUndo={vi.fn()} />);
  for (let told = 0; told < 5; told += 1) fireEvent.click(screen.getByText("tell"));
  expect(screen.getAllByText("Archived")).toHaveLength(3);
});
