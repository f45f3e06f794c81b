// Keys, bulk selection and small comforts. Every page works without it.
"use strict";
document.documentElement.classList.add("scripted");

const typing = (node) => node instanceof HTMLElement &&
  (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));

/* ------------------------------------------------------------ rows: j k Enter x */
const list = document.querySelector("[data-rows]");
const rows = list ? [...list.querySelectorAll(":scope > li, :scope > tbody > tr")] : [];
let at = -1;

function go(to) {
  if (!rows.length) return;
  rows[at]?.classList.remove("at");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at].classList.add("at");
  rows[at].scrollIntoView({ block: "nearest" });
  rows[at].querySelector("a")?.focus({ preventScroll: true });
}

function open() {
  rows[at]?.querySelector("a.name, a.who")?.click();
}

/* --------------------------------------------------------------- bulk selection */
const bulk = document.querySelector("[data-bulk]");
const ticks = [...document.querySelectorAll("[data-rows] input[type=checkbox][name=customer]")];
const all = document.querySelector("[data-all]");
const matching = document.querySelector("[data-matching]");

function grouped(minor, decimals) {
  const locale = document.documentElement.lang === "en" ? "en" : "ru";
  const digits = minor.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const part = decimals ? (locale === "en" ? "." : ",") + digits.slice(-decimals) : "";
  return whole.replace(/\B(?=(\d{3})+$)/g, locale === "en" ? "," : "\u00a0") + part;
}

function count() {
  if (!bulk) return;
  const chosen = ticks.filter((tick) => tick.checked);
  const every = matching?.checked;
  const sum = every ? BigInt(matching.dataset.minor)
    : chosen.reduce((total, tick) => total + BigInt(tick.dataset.minor), 0n);
  bulk.classList.toggle("on", chosen.length > 0 || Boolean(every));
  const what = bulk.querySelector("[data-what]");
  what.textContent = what.dataset.text + " " + (every ? matching.dataset.total : chosen.length) + " · " +
    grouped(sum, Number(bulk.dataset.decimals)) + "\u00a0" + bulk.dataset.currency;
  if (all) {
    all.checked = chosen.length === ticks.length;
    all.indeterminate = chosen.length > 0 && chosen.length < ticks.length;
  }
}

ticks.forEach((tick) => tick.addEventListener("change", () => {
  // Who unticks one does not mean all.
  if (matching && !tick.checked) matching.checked = false;
  count();
}));
matching?.addEventListener("change", () => {
  if (matching.checked) ticks.forEach((tick) => { tick.checked = true; });
  count();
});
all?.addEventListener("change", () => {
  ticks.forEach((tick) => { tick.checked = all.checked; });
  if (matching && !all.checked) matching.checked = false;
  count();
});
count();

/* ------------------------------------------------------------------------- keys */
const search = document.getElementById("search");
const help = document.getElementById("keys");
const places = { o: "/", m: "/day", c: "/customers", i: "/invoices", p: "/payments", r: "/run" };
let led = false;

// While no row of a list is chosen, a key means none of them: it would take the first.
function meant(selector) {
  if (rows[at]) return rows[at].querySelector(selector);
  return [...document.querySelectorAll(selector)].find((one) => !one.closest("[data-rows]"));
}

function act(key) {
  const press = meant(`button[data-press~="${key}"]`);
  if (press) { press.click(); return true; }
  const link = meant(`a[data-key="${key}"]`);
  if (link) { link.click(); return true; }
  const fold = meant(`details[data-key-open="${key}"]`);
  if (!fold) return false;
  fold.open = true;
  fold.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  return true;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && search) {
    event.preventDefault();
    search.focus();
    search.select();
    return;
  }
  if (event.key === "Escape") {
    document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; });
    if (event.target === search) search.blur();
  }
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (led) {
    led = false;
    if (places[event.key]) location.assign(places[event.key]);
    return;
  }
  const keys = {
    "/": () => { search?.focus(); search?.select(); return Boolean(search); },
    "?": () => { help?.showModal(); return Boolean(help); },
    g: () => { led = true; setTimeout(() => { led = false; }, 1200); return true; },
    j: () => { go(at + 1); return rows.length > 0; },
    k: () => { go(at - 1); return rows.length > 0; },
    x: () => {
      const tick = rows[at]?.querySelector("input[type=checkbox]");
      if (!tick) return false;
      tick.checked = !tick.checked;
      tick.dispatchEvent(new Event("change"));
      return true;
    },
    Enter: () => {
      if (at < 0 || (event.target instanceof HTMLElement && event.target.closest("a, button, summary"))) return false;
      open();
      return true;
    },
  };
  const used = keys[event.key] ? keys[event.key]() : /^[acnpdstbl1-9]$/.test(event.key) && act(event.key);
  if (used) event.preventDefault();
});

/* ------------------------------------------------------ calculators: copy, print, search */
async function copy(node) {
  try {
    await navigator.clipboard.writeText(node.textContent);
    return true;
  } catch {
    // Without TLS there is no clipboard for pages: the text is marked, Ctrl-C takes it.
    getSelection().selectAllChildren(node);
    return false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) { print(); return; }
  if (!await copy(document.getElementById(button.dataset.copy))) return;
  const words = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = words; }, 1600);
});

document.querySelector("[data-sift]")?.addEventListener("input", (event) => {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  let any = false;
  document.querySelectorAll("[data-shelf]").forEach((shelf) => {
    let shown = 0;
    shelf.querySelectorAll("[data-words]").forEach((entry) => {
      entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
      shown += entry.hidden ? 0 : 1;
    });
    shelf.hidden = shown === 0;
    any ||= shown > 0;
  });
  document.querySelector("[data-none]").hidden = any;
});

/* ------------------------------------------------- menus close when left; no double post */
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "stays" in form.dataset || form.getAttribute("action")?.startsWith("/bulk/")) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
});

/* ----------------------------------------------- long work shows that it is under way */
const busy = (on) => document.documentElement.classList.toggle("busy", on);
document.addEventListener("submit", (event) => {
  const stays = event.defaultPrevented || event.target.method === "dialog" || event.submitter?.value === "export" ||
    "stays" in event.target.dataset;
  if (!stays) setTimeout(() => busy(true), 250);
});
window.addEventListener("pageshow", () => {
  busy(false);
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});

/* ---------------- whoever leaves takes along the pages that were kept for the day (field.js) */
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute?.("action") === "/sign-out") window.caches?.delete("saldo-field");
});
