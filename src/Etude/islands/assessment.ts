// A question of the assessment: counts the seconds for which it was looked at. Without scripts the server counts what passed.

const field = document.querySelector<HTMLInputElement>("#answer input[name=seconds]");
let since = performance.now();
let seen = 0;

function count() {
  if (!document.hidden) seen += performance.now() - since;
  since = performance.now();
}

// When the page is shown again out of the browser's memory, an old count must not stand in for the new one.
window.addEventListener("pageshow", () => (since = performance.now()));
document.addEventListener("visibilitychange", () => {
  // What is hidden now was looked at until now, and the other way round.
  if (document.hidden) seen += performance.now() - since;
  since = performance.now();
});
field?.form?.addEventListener("submit", () => {
  count();
  field.value = String(Math.round(seen / 1000));
});
