// Keeps the route sheet and the visit forms of its customers at hand. The network comes first;
// what is kept is shown only where there is none. Nothing else is touched.
"use strict";
const CACHE = "saldo-field";
const ours = (path) => path === "/route" || /^\/customers\/[^/]+\/visit$/.test(path);

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keep(cache, path) {
  const answer = await fetch(path, { redirect: "manual", credentials: "same-origin" });
  // A page of the door is no page of the day.
  if (answer.ok) await cache.put(path, answer);
}

self.addEventListener("message", (event) => {
  const { keep: pages = [], assets = [] } = event.data ?? {};
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    for (const path of [...assets, ...pages]) {
      try {
        await keep(cache, path);
      } catch {
        return; // the connection went: what is kept stays
      }
    }
    // Customers of yesterday are no longer at hand.
    const wanted = new Set([...assets, ...pages]);
    for (const request of await cache.keys()) {
      if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
    }
  })());
});

async function fromNetworkFirst(request, path) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && ours(path)) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const kept = ours(url.pathname) || url.pathname.startsWith("/assets/");
  if (event.request.method !== "GET" || url.origin !== location.origin || !kept) return;
  event.respondWith(fromNetworkFirst(event.request, url.pathname));
});
