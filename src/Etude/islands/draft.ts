// Pages with one form of words that saves itself: notes, writing, replies.

import { Draft } from "./studio/draft";

customElements.define("etude-draft", Draft);
