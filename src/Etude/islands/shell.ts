// On every page: the keys, forms that replace a part of the page, the browser's time zone at sign-in, what is left behind after signing out.

import { bindKeys } from "./shell/keys";
import { fillTimeZone } from "./shell/time-zone";
import { bindFragments } from "./shell/fragments";
import { forgetSentDrafts } from "./shell/leftovers";
import { offerSpeech } from "./shell/speech";

bindKeys();
bindFragments();
fillTimeZone();
forgetSentDrafts();
offerSpeech();
