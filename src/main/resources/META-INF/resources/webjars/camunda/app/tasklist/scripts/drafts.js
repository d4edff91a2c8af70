// Tasklist throws a form away when the officer turns to another tab or another task, or reloads the page. Before that, what she typed is saved as with the button
// "Save": a draft in this browser, which the form opens with again and which goes when the task is completed. When a session has ended, Tasklist saves it by itself.

const DRAFT = "camunda-form:";
const WHOSE = "nolan-drafts-of";

// Only what the officer changed herself: a form that she merely looked at opens afresh the next time.
let changed = null;

function noteChange(event) {
  changed = event.target.closest(".task-details .fjs-container") || changed;
}

function save() {
  const button = document.querySelector('.task-details .form-actions button[ng-click^="save("]:not([disabled]):not(.ng-hide)');
  if (button && changed && changed.isConnected) {
    button.click();
    changed = null;
  }
}

function leaves(target) {
  return target.closest && target.closest(".task-details .nav-tabs a, .tasks-list, .task-filters, .filters-list, .navbar a");
}

// Drafts are for whoever typed them: on a browser that several officers use, the next one does not find them.
async function forgetThoseOfOthers() {
  const answer = await fetch("/camunda/api/admin/auth/user/default", { credentials: "same-origin", headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  const { userId } = await answer.json();
  if (window.localStorage.getItem(WHOSE) !== userId) {
    Object.keys(window.localStorage).filter((key) => key.startsWith(DRAFT)).forEach((key) => window.localStorage.removeItem(key));
    window.localStorage.setItem(WHOSE, userId);
  }
}

/** Keeps what is typed into the form of a task, until the task is completed. */
export function keepDrafts() {
  document.addEventListener("input", noteChange, true);
  document.addEventListener("change", noteChange, true);
  // lists and dates are chosen with a click
  document.addEventListener("mousedown", noteChange, true);
  document.addEventListener("click", (click) => leaves(click.target) && save(), true);
  document.addEventListener("keydown", (press) => ["ArrowUp", "ArrowDown", "Enter"].includes(press.key) && leaves(press.target) && save(), true);
  window.addEventListener("pagehide", save);
  forgetThoseOfOthers().catch(() => undefined);
}
