// Drafts that this browser keeps beside the server's. Once nobody is signed in here, the copies that the server has are no use to anybody but
// the next person at this machine, so they go. What was not sent yet is the only copy there is, and stays for its writer.

import { forget, keysBeginning, remembered } from "../studio/storage";

export function forgetSentDrafts() {
  if (!document.querySelector("[data-signed-out]")) return;
  for (const key of keysBeginning("etude:draft:")) if (!waits(remembered(key))) forget(key);
}

function waits(copy: string | null): boolean {
  try {
    return (JSON.parse(copy ?? "null") as { unsent?: boolean } | null)?.unsent === true;
  } catch {
    return false;
  }
}
