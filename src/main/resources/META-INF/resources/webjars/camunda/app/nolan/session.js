// What Tasklist, Cockpit, Admin and Welcome share. There is one sign-in, and it is not the web apps' own: when a session has ended, the officer goes to the
// page of the program, and afterwards back to where she was.

const PLACE = "nolan-place";

function leadsToTheWebAppsOwnSignIn() {
  return window.location.hash.startsWith("#/login");
}

// In this tab of the browser only; signing in through another address than the one that ended forgets it.
function remember() {
  if (!leadsToTheWebAppsOwnSignIn()) {
    window.sessionStorage.setItem(PLACE, window.location.href);
  }
}

function moved() {
  if (leadsToTheWebAppsOwnSignIn()) {
    window.sessionStorage.setItem(PLACE + "-ended", "yes");
    window.location.assign("/sign-in?ended");
  } else {
    remember();
  }
}

function backToThePlace() {
  const place = window.sessionStorage.getItem(PLACE);
  const ended = window.sessionStorage.getItem(PLACE + "-ended");
  window.sessionStorage.removeItem(PLACE + "-ended");
  if (ended && place && place.split("#")[0] === window.location.href.split("#")[0]) {
    window.location.replace(place);
  }
}

/** Watches the address, from the start of a web app on: sends to the sign-in page, and back to the same task or case afterwards. */
export function oneSignIn() {
  for (const change of ["pushState", "replaceState"]) {
    const original = window.history[change];
    window.history[change] = function (...how) {
      original.apply(window.history, how);
      moved();
    };
  }
  window.addEventListener("hashchange", moved);
  if (!leadsToTheWebAppsOwnSignIn()) {
    backToThePlace();
  }
  moved();
}
