const pause = 60;

/** Says something to people who listen to the page. What was said last may be said again. */
export function announce(sentence: string) {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  // A status region speaks when its text changes, so the same words need a moment of silence in between.
  setTimeout(() => (region.textContent = sentence), pause);
}
