import { fill, on, only, say } from "../dom.js"
import { askToPersist, systemName } from "../system.js"
import { isPin, isWeak } from "../vault.js"

export const doors = {
  "signed-out": async (app, root) => fill(root, { waiting: await waiting(app) }),
  "another-user": async (app, root) => fill(root, { whose: say("whose", { name: (await app.store.get("device"))?.who }) }),
  "not-allowed": async () => null,
  offline: async (app, root) => {
    fill(root, { waiting: await waiting(app) })
    on(root, "again", () => app.connect())
  },
}

export async function lock(app, root) {
  const device = await app.store.get("device")
  const kept = await app.store.get("lock")
  fill(root, { who: device?.who, waiting: await waiting(app) })
  const field = root.elements.pin
  field.dataset.focus = ""
  // The code is tried as soon as it is whole: no tap for the button.
  field.addEventListener("input", () => { if (field.value.length === kept?.length) root.requestSubmit() })
  root.addEventListener("submit", (event) => {
    event.preventDefault()
    unlock(app, root)
  })
}

async function unlock(app, root) {
  const field = root.elements.pin
  if (root.inert || !field.value) return
  root.inert = true
  const became = await app.vault.unlock(field.value)
  root.inert = false
  field.value = ""
  if (became === "open") return app.opened()
  if (became !== "wrong") return app.enter(became === "shut" ? "why-shut" : "why-expired")
  fill(root, { problem: say("pin-wrong", { count: await app.vault.triesLeft() }) })
  field.focus()
}

export async function welcome(app, root, { why, session }) {
  const known = await app.store.get("device")
  only(root, "new", !known)
  fill(root, { why: why ? say(why) : "" })
  root.addEventListener("submit", async (event) => {
    event.preventDefault()
    const problem = problemOf(root, !known)
    fill(root, { problem: problem ? say(problem) : "" })
    if (problem || root.inert) return
    root.inert = true
    await begin(app, root, session, known).catch(() => fill(root, { problem: say("failed") }))
    root.inert = false
  })
}

async function begin(app, root, session, known) {
  const pin = root.elements.pin.value
  if (!known) await app.exchange.register(session, root.elements.name.value.trim(), systemName())
  await askToPersist(app.store)
  if ((await app.exchange.open(session, pin)) === "wiped") return app.enter("why-wiped")
  return app.opened()
}

function problemOf(root, named) {
  const { name, pin, again } = root.elements
  if (named && !name.value.trim()) return "name-missing"
  return pinProblem(pin.value, again.value)
}

export function pinProblem(pin, again) {
  if (!isPin(pin)) return "pin-shape"
  if (isWeak(pin)) return "pin-weak"
  return pin === again ? "" : "pin-differs"
}

async function waiting(app) {
  const count = (await app.queue.waiting()).length
  if (!count) return ""
  return count === 1 ? say("waiting-one") : say("waiting-many", { count })
}
