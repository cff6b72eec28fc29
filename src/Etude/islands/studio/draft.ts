// Saves what is typed: in this browser at once, on the server after a pause. A crash of either loses nothing.

import { announce } from "../shell/announce";
import { attemptForm, hear, setValue } from "./attempt";
import { clockTime } from "./dom";
import { DraftNotice } from "./draft-notice";
import { forgetOldCopies, readCopy, readFields, sameWords, writeCopy, writeFields, writtenFields, type Copy, type Fields } from "./draft-fields";
import { readPage, send, type Answer } from "./draft-server";

const localPause = 500;
const serverPause = 2000;
const firstRetry = 2000;
const longestRetry = 60_000;

export class Draft extends HTMLElement {
  #revision = 0;
  #token = "";
  #edits = 0;
  #sentEdits = 0;
  #keptHere = true;
  #sending: Promise<void> | null = null;
  /** What the server is known to have. As long as its words are these, nobody else has changed them. */
  #agreed: Fields = {};
  /** Words that were sent or restored, and that the server may have without our knowing. */
  #uncertain: Fields | null = null;
  #asked = "";
  #paused = false;
  #leavingBy: HTMLButtonElement | null = null;
  #renewed = false;
  #retryPause = firstRetry;
  #localTimer = 0;
  #serverTimer = 0;
  #notice = new DraftNotice();

  get #attempt() {
    return this.dataset.attempt!;
  }

  /** What is being written, in a sentence. */
  get #noun() {
    return this.dataset.noun ?? "this attempt";
  }

  connectedCallback() {
    this.#revision = Number(this.dataset.revision);
    this.#token = this.dataset.token ?? "";
    this.#agreed = writtenFields();
    // What the server itself has just written is not worth a save on leaving, which would change the revision under the next page.
    this.#asked = JSON.stringify(this.#agreed);
    this.#restore();
    const form = attemptForm();
    form.addEventListener("input", () => this.#touched());
    form.addEventListener("change", () => this.#touched());
    form.addEventListener("submit", (event) => this.#submitting(event));
    hear("etude:save", ({ aloud }) => this.#saveNow(aloud));
    document.addEventListener("keydown", (event) => {
      // Emacs' keys search with it; there Ctrl X Ctrl S saves.
      if (event.defaultPrevented || event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      this.#saveNow(true);
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.#leaving());
    addEventListener("pagehide", () => this.#leaving());
    addEventListener("pageshow", (event) => event.persisted && (this.#paused = false));
    addEventListener("online", () => this.#edits !== this.#sentEdits && this.#schedule(0));
  }

  #restore() {
    const copy = readCopy(this.#attempt);
    const shown = readFields();
    const typedBefore = !sameWords(shown, this.#agreed);
    forgetOldCopies(Date.now());
    // A copy the server acknowledged is only of use when the server has lost it since.
    const doubtful = copy && (copy.unsent || copy.revision > this.#revision);
    if (doubtful) this.#uncertain = copy.fields;
    if (doubtful && ![shown, this.#agreed].some((fields) => sameWords(copy.fields, fields))) this.#restoreFrom(copy, typedBefore);
    else if (typedBefore) this.#use(shown);
  }

  #restoreFrom({ fields, agreed, at, revision }: Copy, typedBefore: boolean) {
    if (!typedBefore && (revision >= this.#revision || sameWords(agreed ?? {}, this.#agreed))) {
      this.#use(fields);
      return this.#say(`Restored from this browser, ${clockTime(at)}`, true);
    }
    const since = typedBefore ? "you typed on here before they could be shown" : `meanwhile ${this.#noun} went on elsewhere`;
    this.#notice.offerCopy(clockTime(at), since, () => this.#use(fields), () => this.#touched());
  }

  // The phase in the address is where the person wants to be; a copy's is where they were.
  #use(fields: Fields) {
    const asked = new URLSearchParams(location.search).has("phase");
    writeFields(asked ? { ...fields, phase: readFields().phase! } : fields);
    this.#touched();
  }

  #touched() {
    this.#edits++;
    // Counted from the first key, not from the last: who types on without a pause is kept too.
    this.#localTimer ||= window.setTimeout(() => this.#keep(), localPause);
    // While the server is away the next try keeps its own time.
    if (this.#retryPause === firstRetry) this.#schedule(serverPause);
  }

  #schedule(pause: number) {
    clearTimeout(this.#serverTimer);
    this.#serverTimer = window.setTimeout(() => void this.#send(false), pause);
  }

  #keep() {
    clearTimeout(this.#localTimer);
    this.#localTimer = 0;
    const unsent = this.#edits !== this.#sentEdits;
    this.#keptHere = writeCopy(this.#attempt, { revision: this.#revision, at: Date.now(), unsent, fields: readFields(), agreed: this.#agreed });
  }

  async #saveNow(aloud: boolean) {
    this.#edits++;
    this.#keep();
    await this.#send(false);
    if (aloud) announce(this.textContent!.trim());
  }

  // Leaving fires more than once, and the clock has always run on; what was asked already is not asked again.
  #leaving() {
    if (JSON.stringify(readFields()) === this.#asked) return;
    this.#edits++;
    this.#keep();
    void this.#send(true);
  }

  async #send(leaving: boolean): Promise<void> {
    if (this.#paused) return;
    // One at a time: each save builds on the revision that the one before it was given.
    while (this.#sending) await this.#sending;
    if (this.#paused || this.#edits === this.#sentEdits) return;
    clearTimeout(this.#serverTimer);
    const edits = this.#edits;
    const fields = readFields();
    this.#asked = JSON.stringify(fields);
    this.#sending = send(this.dataset.url!, this.#token, this.#revision, fields, leaving).then((answer) => this.#heard(answer, edits, fields));
    await this.#sending.finally(() => (this.#sending = null));
  }

  async #heard(answer: Answer, edits: number, fields: Fields) {
    switch (answer.kind) {
      case "saved":
        this.#sentEdits = edits;
        this.#agreed = fields;
        this.#uncertain = null;
        this.#renewed = false;
        this.#retryPause = firstRetry;
        this.#setRevision(answer.revision);
        this.#keep();
        this.#say(`Saved ${clockTime(answer.at || Date.now())}`);
        if (this.#edits !== edits) this.#schedule(serverPause);
        return;
      case "newer":
        return this.#reconcile(fields);
      case "stale-token":
        return this.#renewToken();
      case "refused":
        this.#retryPause = firstRetry;
        return this.#say(answer.message, true);
      default:
        // The answer may be lost although the server has saved.
        if (answer.kind === "away") this.#uncertain = fields;
        return this.#retry(answer.kind === "away"
          ? "Saved in this browser; the server will get it when it is back."
          : "You are signed out. Sign in again in another tab; your words are kept in this browser.");
    }
  }

  #retry(words: string) {
    const first = this.#retryPause === firstRetry;
    this.#say(this.#keptHere ? words : "Not saved: the server is away and this browser keeps nothing. Leave this tab open.", first);
    this.#schedule(this.#retryPause);
    this.#retryPause = Math.min(this.#retryPause * 2, longestRetry);
  }

  async #renewToken() {
    const page = await readPage();
    if (!page || this.#renewed) return this.#retry("Saved in this browser; reload the page to save on the server.");
    this.#renewed = true;
    this.#token = page.token;
    for (const input of document.querySelectorAll<HTMLInputElement>("input[name=__RequestVerificationToken]")) input.value = page.token;
    this.#schedule(0);
  }

  // The server has a newer revision. It may be our own save whose answer was lost, or another tab's.
  async #reconcile(mine: Fields) {
    const page = await readPage();
    if (!page) return this.#retry("Saved in this browser; the server will get it when it is back.");
    const known = [mine, this.#agreed, ...(this.#uncertain ? [this.#uncertain] : [])];
    if (known.some((fields) => sameWords(page.fields, fields))) {
      this.#uncertain = null;
      this.#agreed = page.fields;
      this.#setRevision(page.revision);
      return this.#schedule(0);
    }
    this.#paused = true;
    this.#say("Kept in this browser only");
    this.#notice.offerNewer(this.#noun, () => this.#load(page.fields, page.revision, readFields()), () => this.#resume(page.revision));
  }

  #load(newer: Fields, revision: number, mine: Fields) {
    writeFields(newer);
    this.#resume(revision);
    this.#notice.offerMine(() => this.#use(mine));
  }

  #resume(revision: number) {
    this.#paused = false;
    this.#uncertain = null;
    this.#setRevision(revision);
    void this.#saveNow(true);
  }

  #setRevision(revision: number) {
    this.#revision = revision;
    this.dataset.revision = String(revision);
    setValue("revision", revision);
  }

  #submitting(event: SubmitEvent) {
    const submitter = event.submitter as HTMLButtonElement | null;
    // A save on leaving may have reached the server after this page was read; one more finds out which revision a submission must name.
    const savesFirst = submitter?.matches("[data-leaves]") || (submitter?.matches("[data-submit]") && this.#uncertain && !this.#paused);
    if (savesFirst && submitter !== this.#leavingBy) {
      event.preventDefault();
      // Saved first, so that the page that follows finds nothing here that the server has not.
      return void this.#saveNow(false).then(() => attemptForm().requestSubmit((this.#leavingBy = submitter)));
    }
    if (!submitter?.matches("[data-submit], [data-leaves]")) {
      event.preventDefault();
      return void this.#saveNow(true);
    }
    this.#keep();
    clearTimeout(this.#serverTimer);
    if (!this.#sending) return void (this.#paused = true);
    // A save on its way will change the revision that the submission must name.
    event.preventDefault();
    void this.#sending.then(() => attemptForm().requestSubmit(submitter));
  }

  #say(words: string, aloud = false) {
    this.querySelector("[role=status]")!.textContent = words;
    if (aloud) announce(words);
  }
}
