// A panel shows a fragment that the server wrote, and keeps it fresh without taking anybody's place away: the focus and what is folded open stay.

const PERIOD = 60 * 1000;
// whoever has been away for so long is signed out in time: the panel stops asking, because each question would keep the session alive
const AWAY = 30 * 60 * 1000;

let lastSeen = Date.now();
for (const sign of ["pointerdown", "pointermove", "keydown", "wheel"]) {
  window.addEventListener(sign, () => { lastSeen = Date.now(); }, { passive: true });
}

export function someoneIsThere() {
  return !document.hidden && Date.now() - lastSeen < AWAY;
}

// Asks now and then once a minute while somebody is there; gives back how to stop.
export function everyMinute(ask) {
  ask();
  const clock = window.setInterval(() => { if (someoneIsThere()) { ask(); } }, PERIOD);
  const back = () => { if (!document.hidden) { ask(); } };
  document.addEventListener("visibilitychange", back);
  return () => {
    window.clearInterval(clock);
    document.removeEventListener("visibilitychange", back);
  };
}

export async function ask(url, type) {
  const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", headers: { Accept: type, "X-Requested-With": "XMLHttpRequest" } });
  // an answer that was led on to the page for signing in is none
  return { status: answer.redirected ? 401 : answer.status, body: answer.ok && !answer.redirected ? await answer.text() : "" };
}

export function styled() {
  if (!document.querySelector('link[href="/desk.css"]')) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/desk.css";
    document.head.append(link);
  }
}

function message(words, label, address) {
  const line = document.createElement("p");
  line.className = "message";
  line.setAttribute("role", "alert");
  line.append(words);
  if (label) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = label;
    line.append(" ", link);
  }
  return line;
}

const FOCUSED = "a, summary, [tabindex]";

function place(part) {
  const active = document.activeElement;
  if (!part.contains(active)) {
    return null;
  }
  const like = [...part.querySelectorAll(FOCUSED)].filter((one) => one.tagName === active.tagName && one.getAttribute("href") === active.getAttribute("href"));
  return { tag: active.tagName, href: active.getAttribute("href"), index: like.indexOf(active) };
}

function restore(part, was) {
  const like = [...part.querySelectorAll(FOCUSED)].filter((one) => one.tagName === was.tag && one.getAttribute("href") === was.href);
  const next = like[Math.min(was.index, like.length - 1)];
  if (next) {
    next.focus({ preventScroll: true });
  } else {
    // what had the focus is done: go on from the heading of its part
    const heading = part.querySelector("h2, h3") || part;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

function exchange(old, fresh) {
  const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.id));
  const was = place(old);
  fresh.querySelectorAll("details").forEach((one) => { one.open = open.has(one.id); });
  old.replaceWith(fresh);
  if (was) {
    restore(fresh, was);
  }
}

// Shows the fragment at an address in a node; gives back how to stop.
export function panel(node, url, notFound) {
  styled();
  const notice = document.createElement("div");
  const content = document.createElement("div");
  notice.className = "nolan-desk";
  node.replaceChildren(notice, content);
  const shown = new Map();
  let stop = () => {};

  function tell(...words) {
    notice.replaceChildren(message(...words));
  }

  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").body.firstElementChild;
    const old = content.firstElementChild;
    const parts = [...fresh.querySelectorAll("[id]")].filter((one) => !one.parentElement.closest("[id]"));
    const known = parts.length === shown.size && parts.every((part) => shown.has(part.id));
    if (!old || !known) {
      content.replaceChildren(fresh);
    }
    for (const part of parts) {
      const html = part.outerHTML;
      if (old && known && shown.get(part.id) !== html) {
        exchange(old.querySelector("#" + CSS.escape(part.id)), part);
      }
      shown.set(part.id, html);
    }
  }

  async function refresh() {
    let answer;
    try {
      answer = await ask(url, "text/html");
    } catch (unreachable) {
      tell(content.firstElementChild ? "The server cannot be reached. What stands here may be old; it is asked for again every minute." : "The server cannot be reached. It is asked again every minute.");
      return;
    }
    if (answer.status === 200) {
      notice.replaceChildren();
      show(answer.body);
      return;
    }
    if (answer.status === 401) {
      tell("Your session has ended.", "Sign in again.", "/sign-in?ended");
      stop();
    } else if (answer.status === 403) {
      content.replaceChildren();
      tell("The deadlines of all cases are shown to operations and administrators. Your work is in", "Tasklist.", "/camunda/app/tasklist/default/");
      stop();
    } else if (answer.status === 404 && notFound) {
      content.replaceChildren();
      tell(notFound);
      stop();
    } else {
      tell("The deadlines cannot be shown at present. They are asked for again every minute; if this lasts, look into the program's log.");
    }
  }

  stop = everyMinute(refresh);
  return () => stop();
}
