// The deadlines in Cockpit: a board on its first page, the queues on a diagram, and the due dates of a case. All of it is written by the server.

import { ask, everyMinute, panel, styled } from "./panel.js";

const running = new Map();

function stop(key) {
  const ended = running.get(key);
  running.delete(key);
  if (ended) {
    ended();
  }
}

function start(key, how) {
  stop(key);
  running.set(key, how());
}

// Operations begin their day with the deadlines, so these come before the engine's own numbers.
function first(node) {
  const section = node.closest("section");
  if (section && section.parentElement) {
    section.classList.add("nolan-first");
    section.parentElement.prepend(section);
  }
}

const board = {
  id: "nolan-deadlines-board",
  pluginPoint: "cockpit.dashboard",
  priority: 100,
  render: (node) => {
    start("board", () => panel(node, "/desk/deadlines"));
    // the node is put into the page after this
    window.setTimeout(() => first(node));
  },
  unmount: () => stop("board")
};

const dueDates = {
  id: "nolan-due-dates",
  pluginPoint: "cockpit.processInstance.runtime.tab",
  priority: 100,
  properties: { label: "Due dates" },
  render: (node, { processInstanceId }) =>
    start("dueDates", () => panel(node, "/desk/deadlines/instances/" + encodeURIComponent(processInstanceId), "No case belongs to this instance, or it is not shown to you.")),
  unmount: () => stop("dueDates")
};

function label({ waiting, late }) {
  const box = document.createElement("div");
  box.className = "nolan-queue" + (late > 0 ? " nolan-late" : "");
  box.textContent = waiting + " waiting" + (late > 0 ? ", " + late + " late" : "");
  return box;
}

async function queues(viewer, definition) {
  styled();
  let answer;
  try {
    answer = await ask("/desk/deadlines/waiting?definition=" + encodeURIComponent(definition), "application/json");
  } catch (unreachable) {
    return;
  }
  if (answer.status !== 200) {
    return;
  }
  const overlays = viewer.get("overlays");
  const elements = viewer.get("elementRegistry");
  overlays.remove({ type: "nolan-queue" });
  for (const [activity, queue] of Object.entries(JSON.parse(answer.body))) {
    if (elements.get(activity)) {
      overlays.add(activity, "nolan-queue", { position: { top: -24, left: 0 }, html: label(queue) });
    }
  }
}

const onDiagram = {
  id: "nolan-queues",
  pluginPoint: "cockpit.processDefinition.diagram.plugin",
  priority: 100,
  render: (viewer, { processDefinitionId }) => start("queues", () => everyMinute(() => queues(viewer, processDefinitionId))),
  unmount: () => stop("queues")
};

export default [board, dueDates, onDiagram];
