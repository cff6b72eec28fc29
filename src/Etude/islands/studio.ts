// The practice studio: five small elements around HTML that already works.

import { Clock } from "./studio/clock";
import { Draft } from "./studio/draft";
import { Editor } from "./studio/editor";
import { Hints } from "./studio/hints";
import { bindPhases } from "./studio/phases";
import { bindPlan } from "./studio/plan";
import { Runner } from "./studio/runner";
import { bindSummary } from "./studio/summary";

// First of all, since a draft that is restored brings its phase with it.
bindPhases();
customElements.define("etude-draft", Draft);
customElements.define("etude-clock", Clock);
customElements.define("etude-editor", Editor);
customElements.define("etude-runner", Runner);
customElements.define("etude-hints", Hints);
bindPlan();
bindSummary();
