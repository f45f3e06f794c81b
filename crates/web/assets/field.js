// Route sheet and visits without a connection: pages of the day are kept at hand by the worker,
// what is written down waits here and is sent when the connection is back. A key in each form
// makes sending twice harmless. Every page works without it.
"use strict";
const QUEUE = "saldo-queue";
const state = document.querySelector("[data-queue-state]");

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
  } catch {
    return [];
  }
}

function keep(queue) {
  localStorage.setItem(QUEUE, JSON.stringify(queue));
}

/* ---------------------------------------------------------------- what is told of the queue */
function line(text, href, label) {
  const row = document.createElement("p");
  row.textContent = text;
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = label;
    row.append(" ", link);
  }
  return row;
}

function tell(extra) {
  if (!state) return;
  const queue = waiting();
  const rows = [];
  if (queue.length) rows.push(line(`${state.dataset.waiting} ${queue.length}`));
  if (extra) rows.push(line(extra));
  queue.filter((one) => one.refused).forEach((one) => {
    const back = `${one.path}${one.path.includes("?") ? "&" : "?"}item=${one.fields.item ?? ""}#queued=${one.fields.key}`;
    rows.push(line(state.dataset.refused, back, state.dataset.open));
  });
  state.replaceChildren(...rows);
  state.hidden = rows.length === 0;
}

/* ------------------------------------------------------------------------------- sending it */
function post(path, fields) {
  return fetch(path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "x-saldo-queue": "1" },
    redirect: "manual",
  });
}

let sending = false;

async function send() {
  if (sending) return;
  sending = true;
  let sent = 0;
  let said;
  for (const one of waiting().filter((entry) => !entry.refused)) {
    let answer;
    try {
      answer = await post(one.path, one.fields);
    } catch {
      break; // still no connection: it goes on waiting
    }
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      said = state?.dataset.sign;
      break;
    }
    const rest = waiting();
    const at = rest.findIndex((entry) => entry.fields.key === one.fields.key && entry.path === one.path);
    if (at < 0) continue;
    if (answer.ok) {
      rest.splice(at, 1);
      sent += 1;
    } else if (answer.status < 500) {
      rest[at].refused = true;
    } else {
      break;
    }
    keep(rest);
  }
  sending = false;
  tell(said ?? (sent ? `${state?.dataset.sent} ${sent}` : ""));
}

/* --------------------------------------------------------------- a form that may have to wait */
function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("queue" in form.dataset)) return;
  event.preventDefault();
  const path = form.getAttribute("action");
  const fields = Object.fromEntries(new FormData(form));
  try {
    // Is anybody there? The form itself is sent by the browser, so that its answer is shown.
    await fetch("/healthz", { cache: "no-store" });
    form.submit();
    return;
  } catch { /* no connection */ }
  const queue = waiting().filter((one) => one.fields.key !== fields.key || one.path !== path);
  keep([...queue, { path, fields }]);
  // A page from the cache may be filled in again: the next talk is another one.
  if (form.classList.contains("visit")) {
    const key = fresh();
    document.querySelectorAll("input[name=key]").forEach((input) => { input.value = key; });
  }
  tell(state?.dataset.kept);
  state?.scrollIntoView({ block: "center" });
  delete form.dataset.sent;
  document.documentElement.classList.remove("busy");
}, true);

/* --------------------------------------------------- a refused form is opened as it was typed */
const asked = new URLSearchParams(location.hash.slice(1)).get("queued");
const again = asked && waiting().find((one) => one.fields.key === asked && one.path === location.pathname);
const visit = document.querySelector("form.visit");
if (again && visit) {
  for (const [name, value] of Object.entries(again.fields)) {
    for (const field of visit.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
      else field.value = value;
    }
  }
  keep(waiting().filter((one) => one !== again && one.fields.key !== asked));
}

// The moment at which the talk really begins, also for a page that was kept since the morning.
const begun = visit?.querySelector("input[name=begun]");
if (begun && !again && navigator.onLine === false) begun.value = String(Date.now() * 1000);

/* ------------------------------------------------------------------ pages kept for the day */
async function prepare() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/field-worker.js");
  const stops = [...document.querySelectorAll("[data-keep]")].map((stop) => stop.dataset.keep);
  const assets = [...document.querySelectorAll("link[rel=stylesheet], script[src], link[rel=icon]")]
    .map((node) => new URL(node.href || node.src).pathname);
  const icons = document.querySelector("svg use")?.getAttribute("href")?.split("#")[0];
  await navigator.serviceWorker.ready;
  const worker = registration.active ?? navigator.serviceWorker.controller;
  if (stops.length || location.pathname === "/route") {
    worker?.postMessage({ keep: [location.pathname, ...stops], assets: [...assets, icons].filter(Boolean) });
  }
}

window.addEventListener("online", send);
prepare().catch(() => {});
tell("");
if (navigator.onLine !== false) send();
const offline = document.querySelector("[data-offline]");
if (offline && navigator.onLine === false) {
  offline.textContent = offline.dataset.text;
  offline.hidden = false;
}
