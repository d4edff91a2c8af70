// The tab "Case file" beside a task's form: it shows the part of a page that the program makes for this task and this officer.

const STYLE = "/desk.css";

function styled() {
  if (!document.querySelector(`link[href="${STYLE}"]`)) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = STYLE;
    document.head.append(link);
  }
}

function say(node, words, link) {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words;
  if (link) {
    const way = document.createElement("a");
    way.href = link.href;
    way.textContent = link.words;
    way.target = "_blank";
    way.rel = "noopener";
    line.append(" ", way);
  }
  const desk = document.createElement("div");
  desk.className = "nolan-desk case-file";
  desk.append(line);
  node.replaceChildren(desk);
}

function problem(node, status) {
  if (status === 401) {
    say(node, "Your session has ended.", { href: "/sign-in", words: "Sign in again in a new tab, then choose this tab again." });
  } else if (status === 404) {
    say(node, "There is no case file to show: this task is done, or it is not yours.");
  } else {
    say(node, "The case file could not be loaded. Choose this tab again to try once more.");
  }
}

async function show(node, task) {
  say(node, "The case file is being fetched.");
  try {
    const answer = await fetch(`/desk/case-file?task=${encodeURIComponent(task)}`, { credentials: "same-origin", redirect: "error" });
    if (!node.isConnected) {
      return;
    }
    if (!answer.ok) {
      problem(node, answer.status);
      return;
    }
    node.innerHTML = await answer.text();
    // links within the panel would change the address by which Tasklist knows the task
    node.querySelectorAll("a[href]").forEach((link) => (link.target = "_blank"));
  } catch {
    problem(node);
  }
}

export default {
  id: "nolan.case-file",
  pluginPoint: "tasklist.task.detail",
  priority: 900,
  properties: { label: "Case file" },
  render(node, { taskId }) {
    styled();
    show(node, taskId);
  },
  unmount() {}
};
