import { sessionsAtHand, sessionsOf } from "../attendance.js"
import { fill, list, on, only, said, say, sayCount } from "../dom.js"
import { isIos, mayNoteOffline } from "../system.js"
import { drawSessions, isDone } from "./attendance.js"

const SHOWN = 4

export async function home(app, root) {
  const counts = await app.counts()
  const contact = await app.store.get("contact")
  const coming = (app.packet.outings ?? []).filter((one) => Date.parse(one.ends_at) > Date.now())
  fill(root, {
    outing: leading(coming),
    ios: isIos() && !(await mayNoteOffline(app.store)) ? say("ios-entry") : "",
    contact: contact ? say("contact-at", { at: said(contact.at), until: said(contact.until) }) : "",
  })
  const shown = Object.entries(counts).filter(([name, count]) => count || name === "here")
  list(root, "counts", shown, (node, [name, count]) => {
    fill(node, { count, label: sayCount(`count-${name}`, count) })
    node.dataset.kind = name
  })
  const sessions = sessionsOf(app.packet)
  const notes = await app.queue.notes()
  const atHand = sessionsAtHand(sessions, Date.now(), SHOWN, (one) => isDone(app, one, notes))
  only(root, "sessions", sessions.length > 0)
  only(root, "more-sessions", sessions.length > atHand.length)
  await drawSessions(app, root, atHand)
  only(root, "outings", coming.length > 0)
  list(root, "outings", coming.slice(0, SHOWN), (node, one) => {
    fill(node, { title: one.title, when: `${said(one.starts_at, "day")}, ${said(one.starts_at, "hour")}`, place: one.place })
  })
  on(root, "send", () => app.send())
  on(root, "lock", () => app.close())
}

// Where one is, else where one goes next.
function leading(coming) {
  const [first] = coming
  if (!first) return ""
  if (Date.parse(first.starts_at) <= Date.now()) return say("now-at", first)
  return say("next-at", { title: first.title, when: `${said(first.starts_at, "day")}, ${said(first.starts_at, "hour")}` })
}
