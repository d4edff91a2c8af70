// There is one sign-in, and it is not the web app's own: when a session has ended, go to the page of the program.
function signInAgain() {
  if (window.location.hash.startsWith("#/login")) {
    window.location.assign("/sign-in?ended");
  }
}

for (const change of ["pushState", "replaceState"]) {
  const original = window.history[change];
  window.history[change] = function (...how) {
    original.apply(window.history, how);
    signInAgain();
  };
}
window.addEventListener("hashchange", signInAgain);
signInAgain();

export default {
  disableWelcomeMessage: true
};
