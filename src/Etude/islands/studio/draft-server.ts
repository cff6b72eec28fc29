// Talks to the server about a draft, and tells apart what can be tried again from what cannot.

import { formIn } from "./attempt";
import { readFields, type Fields } from "./draft-fields";

export type Answer =
  | { kind: "saved"; revision: number; at: string }
  | { kind: "newer"; revision: number }
  | { kind: "away" }
  | { kind: "signed-out" }
  | { kind: "stale-token" }
  | { kind: "refused"; message: string };

/** What the server has at this moment. */
export interface Page {
  revision: number;
  token: string;
  fields: Fields;
}

// Browsers refuse to send more than 64 KB on behalf of a page that is going away.
const mostAfterLeaving = 60_000;
// Beyond this a text travels in parts: written as an address, a letter that is not Latin takes nine bytes for three.
const mostEncoded = 500_000;

export async function send(url: string, token: string, revision: number, fields: Fields, leaving: boolean): Promise<Answer> {
  const encoded = new URLSearchParams({ ...fields, revision: String(revision) }).toString();
  const inParts = encoded.length > mostEncoded;
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      body: inParts ? parts({ ...fields, revision: String(revision) }) : encoded,
      keepalive: leaving && encoded.length < mostAfterLeaving,
      headers: {
        ...(inParts ? {} : { "Content-Type": "application/x-www-form-urlencoded" }),
        RequestVerificationToken: token,
        "X-Etude-Fragment": "1",
        Accept: "application/json",
      },
    });
  } catch {
    return { kind: "away" };
  }
  return read(response);
}

function parts(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.set(name, text);
  return form;
}

async function read(response: Response): Promise<Answer> {
  if (response.redirected || response.status === 401) return { kind: "signed-out" };
  if (response.status === 400) return { kind: "stale-token" };
  if (response.status >= 500 || response.status === 429) return { kind: "away" };
  const said = (await response.json().catch(() => ({}))) as { revision?: number; saved_at?: string; message?: string };
  if (response.ok && said.revision !== undefined) return { kind: "saved", revision: said.revision, at: said.saved_at ?? "" };
  if (response.status === 409 && said.revision !== undefined) return { kind: "newer", revision: said.revision };
  return { kind: "refused", message: said.message ?? "The server could not take this." };
}

/** Reads the page again, for its newest fields and a fresh token. Null when it cannot be had. */
export async function readPage(): Promise<Page | null> {
  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return null;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const form = formIn(page) as HTMLFormElement | null;
    const draft = page.querySelector<HTMLElement>("etude-draft");
    if (!form || !draft) return null;
    return { revision: Number(draft.dataset.revision), token: draft.dataset.token ?? "", fields: readFields(form) };
  } catch {
    return null;
  }
}
