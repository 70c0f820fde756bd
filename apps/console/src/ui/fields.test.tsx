// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { type ReactElement, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { DateInput } from "./date-input.tsx";
import { MarkdownEditor } from "./markdown-editor.tsx";
import { NumberInput } from "./number-input.tsx";
import { SelectInput } from "./select-input.tsx";
import { SliderInput } from "./slider-input.tsx";
import { SwitchInput } from "./switch-input.tsx";
import { renderUi } from "./testing/render-ui.tsx";
import { TextArea } from "./text-area.tsx";
import { TextInput } from "./text-input.tsx";

afterEach(cleanup);
const words = { label: "Weight", help: "What it does.", error: "Too much." };
const ignore = () => undefined;

const fields: Record<string, ReactElement> = {
  TextInput: <TextInput {...words} onChange={ignore} value="" />,
  TextArea: <TextArea {...words} onChange={ignore} value="" />,
  NumberInput: <NumberInput {...words} onChange={ignore} value={1} />,
  SliderInput: <SliderInput {...words} onChange={ignore} value={1} />,
  DateInput: <DateInput {...words} onChange={ignore} value="" />,
  SwitchInput: <SwitchInput {...words} onChange={ignore} value={false} />,
  MarkdownEditor: <MarkdownEditor {...words} onChange={ignore} value="" />,
  SelectInput: <SelectInput {...words} onChange={ignore} options={[{ value: "a", label: "A" }]} value="a" />,
};

test.each(Object.entries(fields))("%s is named by its label and described by its help and its error", (name, field) => {
  renderUi(field);
  const control =
    name === "SelectInput"
      ? screen.getByRole("combobox", { name: /Weight/ })
      : screen.getByLabelText("Weight", { selector: "input, textarea" });
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ");
  expect(described.map((id) => document.getElementById(id)?.textContent)).toEqual(["What it does.", "Too much."]);
});

test("a heading above options is none of them: the keyboard passes it by, and a click on it chooses nothing", () => {
  const change = vi.fn();
  const options = [
    { value: "own", label: "General", group: "Here" },
    { value: "other", label: "News", detail: "Acme", group: "Elsewhere" },
  ];
  renderUi(<SelectInput label="Channel" onChange={change} options={options} value="" />);
  fireEvent.mouseDown(screen.getByRole("combobox", { name: "Channel" }));
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual(["General", "NewsAcme"]);
  expect(document.activeElement?.textContent).toBe("General");
  fireEvent.keyDown(document.activeElement as Element, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toBe("NewsAcme");
  fireEvent.click(screen.getByText("Elsewhere"));
  expect(change).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("option", { name: /News/ }));
  expect(change.mock.calls).toEqual([["other"]]);
});

test("a number may be half typed; only numbers and nothing are handed on", () => {
  const change = vi.fn();
  function Form() {
    const [value, setValue] = useState<number | null>(1);
    return (
      <NumberInput
        label="Weight"
        onChange={(next) => {
          change(next);
          setValue(next);
        }}
        value={value}
      />
    );
  }
  renderUi(<Form />);
  const input = screen.getByLabelText<HTMLInputElement>("Weight");
  for (const text of ["2.5", ""]) fireEvent.change(input, { target: { value: text } });
  expect(change.mock.calls).toEqual([[2.5], [null]]);
});

test("Ctrl with Enter sends a text, Enter alone does not; Ctrl with B makes it bold", () => {
  const [send, change] = [vi.fn(), vi.fn()];
  renderUi(<MarkdownEditor label="Comment" onChange={change} onSubmit={send} value="now" />);
  const field = screen.getByLabelText<HTMLTextAreaElement>("Comment", { selector: "textarea" });
  fireEvent.keyDown(field, { key: "Enter" });
  expect(send).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: "Enter", ctrlKey: true });
  expect(send).toHaveBeenCalledOnce();
  field.setSelectionRange(0, 3);
  fireEvent.keyDown(field, { key: "b", ctrlKey: true });
  expect(change).toHaveBeenCalledWith("**now**");
});
