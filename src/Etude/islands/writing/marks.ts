// Marks round the chosen words by keys: bold, italic, a link. Written into the field as if typed, so that undo takes them back.

const marks: Record<string, [before: string, after: string]> = { b: ["**", "**"], i: ["*", "*"], k: ["[", "](https://)"] };

export function bindMarks(text: HTMLTextAreaElement) {
  text.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const mark = marks[event.key.toLowerCase()];
    if (!mark) return;
    event.preventDefault();
    wrap(text, ...mark);
  });
}

function wrap(text: HTMLTextAreaElement, before: string, after: string) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const chosen = value.slice(start, end);
  // The one call that keeps the browser's own undo; where it is gone the text is set as a whole.
  if (!document.execCommand("insertText", false, before + chosen + after)) {
    text.setRangeText(before + chosen + after, start, end);
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  text.setSelectionRange(start + before.length, start + before.length + chosen.length);
}
