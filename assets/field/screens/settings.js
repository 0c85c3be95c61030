import { fill, list, on, only, said, say, show } from "../dom.js"
import { askToPersist, isIos } from "../system.js"
import { pinProblem } from "./doors.js"

let offered = null
globalThis.addEventListener?.("beforeinstallprompt", (event) => {
  event.preventDefault()
  offered = event
})

export async function settings(app, root) {
  const [device, contact, facts] = [await app.store.get("device"), await app.store.get("contact"), await askToPersist(app.store)]
  const lines = [
    ["fact-device", device?.name],
    ["fact-user", device?.who],
    ["fact-contact", said(contact?.at)],
    ["fact-until", said(contact?.until)],
    ["fact-storage", say(facts.persisted ? "storage-kept" : "storage-may-go")],
    ["fact-installed", say(facts.installed ? "installed-yes" : "installed-no")],
  ]
  list(root, "facts", lines, (node, [label, value]) => fill(node, { label: say(label), value }))
  only(root, "ios", isIos())
  if (offered) show(root, "install")
  on(root, "install", () => offered?.prompt())
  on(root, "lock", () => app.close())
  root.querySelector("[data-form=pin]").addEventListener("submit", (event) => {
    event.preventDefault()
    changePin(app, event.currentTarget)
  })
}

async function changePin(app, form) {
  const { former, pin, again } = form.elements
  const problem = pinProblem(pin.value, again.value)
  if (problem) return fill(form, { problem: say(problem) })
  const became = await app.vault.unlock(former.value)
  if (became === "shut") return app.enter("why-shut")
  if (became !== "open") return fill(form, { problem: say("pin-former") })
  await app.vault.changePin(pin.value)
  form.reset()
  fill(form, { problem: "" })
  app.tell(say("pin-changed"))
}
