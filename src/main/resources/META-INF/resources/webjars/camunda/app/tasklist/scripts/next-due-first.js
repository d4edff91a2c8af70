// Tasklist puts the newest task on top, unless the address asks for another order. Officers need the one that is due next; an order that they choose themselves stays.

const ORDER = JSON.stringify([{ sortBy: "dueDate", sortOrder: "asc" }]);

function askForIt() {
  const [path, query] = window.location.hash.replace(/^#/, "").split("?");
  const asked = new URLSearchParams(query);
  if (!asked.has("sorting")) {
    asked.set("sorting", ORDER);
    window.history.replaceState(null, "", `#${path || "/"}?${asked}`);
  }
}

/** Puts what is due next on top of every list. */
export function nextDueFirst() {
  askForIt();
  window.addEventListener("hashchange", askForIt);
}
