import { keepDrafts } from "./drafts.js";
import { nextDueFirst } from "./next-due-first.js";
import { oneSignIn } from "../../nolan/session.js";

oneSignIn();
keepDrafts();
nextDueFirst();

// A case page opens beside the form, so that nothing typed into the form is lost.
document.addEventListener("click", (click) => {
  const link = click.target.closest && click.target.closest('a[href^="/cases/"]');
  if (link) {
    link.target = "_blank";
  }
}, true);

export default {
  // the engine's own greeting for newcomers to Camunda
  disableWelcomeMessage: true,

  customScripts: ["scripts/case-file.js"],

  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "claims the currently selected task" },
    focusFilter: { key: "ctrl+shift+f", description: "set the focus to the first filter in the list" },
    focusList: { key: "ctrl+alt+l", description: "sets the focus to the first task in the list" },
    focusForm: { key: "ctrl+alt+f", description: "sets the focus to the first input field in a task form" },
    startProcess: { key: "ctrl+alt+p", description: "opens the start process modal dialog" }
  }
};
