// A model's reading arrives while its page is open: looks every three seconds, says how it stands, and shows the page anew when it is there.
// Without scripts the page has a link that looks again.

const every = 3000;

class ComingWork extends HTMLElement {
  private timer?: number;
  private looking = false;

  connectedCallback() {
    this.timer = window.setInterval(() => void this.look(), every);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  private async look() {
    // A look that takes longer than the pause between two is waited for, so that no older answer follows a newer one.
    if (document.hidden || this.looking) return;
    this.looking = true;
    try {
      const answer = await fetch(location.href);
      if (answer.redirected || !answer.ok) return this.arrive();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sentence = page.querySelector("etude-coming [role=status] p")?.textContent;
      if (sentence) this.say(sentence);
      else this.arrive();
    } catch {
      // No network for a moment: the next look may find it.
    } finally {
      this.looking = false;
    }
  }

  private arrive() {
    window.clearInterval(this.timer);
    // What somebody mends just now is not taken away from under their hands. The line is a status: who cannot see it hears it.
    const changed = [...document.querySelectorAll<HTMLTextAreaElement>("main textarea")].some((area) => area.value !== area.defaultValue);
    if (!changed && !document.activeElement?.closest("main :is(textarea, input, select)")) return location.reload();
    this.say("The model has finished. Load the page again to see what it found.");
  }

  private say(sentence: string) {
    const line = this.querySelector("[role=status] p");
    if (line && line.textContent !== sentence) line.textContent = sentence;
  }
}

customElements.define("etude-coming", ComingWork);
