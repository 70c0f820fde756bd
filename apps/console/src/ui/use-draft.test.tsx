// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import { useLayoutEffect } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { useDraft } from "./use-draft.ts";

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.restoreAllMocks();
});

test("a text survives that the page goes away, and is gone once it was saved", () => {
  const first = renderHook(() => useDraft("comment.1"));
  act(() => first.result.current.setText("half a thought"));
  first.unmount();
  const second = renderHook(() => useDraft("comment.1"));
  expect(second.result.current).toMatchObject({ text: "half a thought", isRestored: true });
  act(() => second.result.current.clear());
  expect(second.result.current.text).toBe("");
  second.unmount();
  expect(renderHook(() => useDraft("comment.1")).result.current).toMatchObject({ text: "", isRestored: false });
  expect(localStorage.length).toBe(0);
});

test("what is typed before the page has settled is kept too", () => {
  function useTyping(): void {
    const { setText } = useDraft("d");
    useLayoutEffect(() => setText("in a hurry"), [setText]);
  }
  renderHook(useTyping).unmount();
  expect(renderHook(() => useDraft("d")).result.current.text).toBe("in a hurry");
});

test("drafts of two things are never mixed up, even while one is being typed", () => {
  const { result, rerender } = renderHook(({ key }) => useDraft(key, "new"), { initialProps: { key: "a" } });
  act(() => result.current.setText("about a"));
  rerender({ key: "b" });
  expect(result.current.text).toBe("new");
  act(() => result.current.setText("about b"));
  rerender({ key: "a" });
  expect(result.current.text).toBe("about a");
});

test("where nothing can be stored the text lives as long as the page", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const { result, unmount } = renderHook(() => useDraft("c"));
  act(() => result.current.setText("kept in mind"));
  expect(result.current.text).toBe("kept in mind");
  expect(() => unmount()).not.toThrow();
});
