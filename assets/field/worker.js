// Keeps the application itself on the telephone, so that it opens without network. Nobody's data passes here:
// only the page and the files that `SHELL` (said by the server) lists. Each version is taken whole, or not at all.
const { version, page, files } = self.SHELL
const NAME = `terrain-${version}`
const OURS = "terrain-"

self.addEventListener("install", (event) => {
  event.waitUntil(takeWhole().then(() => self.skipWaiting()))
})

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== "GET" || address.origin !== self.location.origin) return
  const wanted = request.mode === "navigate" && address.pathname === page ? page : address.pathname
  if (wanted === page ? request.mode === "navigate" : files.includes(wanted)) event.respondWith(kept(wanted, request))
})

async function takeWhole() {
  const cache = await caches.open(NAME)
  await Promise.all([page, ...files].map(async (address) => {
    // A file never changes under its name: what the page has just received is not asked for again.
    const answer = await fetch(address, { cache: address === page ? "no-cache" : "default" })
    if (!answer.ok || answer.redirected) throw new Error(`${address}: ${answer.status}`)
    await cache.put(address, answer)
  }))
}

async function dropOlder() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)))
}

async function kept(address, request) {
  const found = await (await caches.open(NAME)).match(address)
  return found ?? fetch(request)
}
