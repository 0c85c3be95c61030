import { choices, fill, list, on, only, said, say } from "../dom.js"
import { changesBetween, firstOf } from "../said.js"
import { mayNoteOffline } from "../system.js"

const NAMES = ["channel", "outcome", "direction", "minutes", "note"]

export async function people(app, root) {
  const everyone = app.packet.caseload ?? []
  const field = root.querySelector("[name=q]")
  field.addEventListener("input", () => drawPeople(app, root, everyone, field.value))
  drawPeople(app, root, everyone, "")
}

function drawPeople(app, root, everyone, typed) {
  const found = everyone.filter((one) => folded(one.name).includes(folded(typed)))
  fill(root, { none: found.length ? "" : say(everyone.length ? "nobody-found" : "nobody") })
  list(root, "people", found, (node, one) => {
    const last = one.last_exchange_at ? say("last-exchange", { day: said(one.last_exchange_at, "day") }) : say("never-talked")
    fill(node, { name: one.name, last })
    node.querySelector("button").addEventListener("click", () => app.go("contact", { person: one, title: one }))
  })
}

// `correcting`: a contact noted here, sent or not; `person`: a new one.
export async function contact(app, root, { person, correcting }) {
  if (!person && !correcting) return app.go("people", {}, { replace: true })
  const known = person ?? (app.packet.caseload ?? []).find((one) => one.person === correcting.person)
  const kept = correcting?.about.fields ?? { channel: "phone", outcome: "talked", direction: "out" }
  for (const name of ["channel", "outcome", "direction"]) {
    choices(root, name, app.packet.contact_words?.[name] ?? [], { chosen: [kept[name]] })
  }
  root.elements.note.value = kept.note ?? ""
  root.elements.minutes.value = kept.minutes ?? ""
  only(root, "person", Boolean(known))
  on(root, "sheet", (event) => openSheet(app, root, known, event.currentTarget))
  root.addEventListener("submit", async (event) => {
    event.preventDefault()
    await keep(app, root, known, correcting)
  })
}

// Opening a file is journalled, here as on the site: once per visit of this screen.
async function openSheet(app, root, person, button) {
  const opening = button.getAttribute("aria-expanded") === "false"
  button.setAttribute("aria-expanded", String(opening))
  only(root, "sheet", opening)
  if (!opening || root.dataset.opened) return
  root.dataset.opened = "yes"
  const phone = root.querySelector("[data-link=phone]")
  fill(root, { phone: person.phone_shown || say("no-phone"), when: person.when, discreet: person.discreet ? say("discreet") : "" })
  if (person.phone) phone.href = `tel:${person.phone}`
  const facts = [
    ["fact-last", said(person.last_exchange_at, "day")],
    ["fact-when", said(person.next_appointment_at)],
    ["fact-step", person.next_step],
  ]
  list(root, "facts", facts.filter(([, value]) => value), (node, [label, value]) => fill(node, { label: say(label), value }))
  await app.queue.note({ kind: "sync.opening", payload: {}, person: person.person, project: person.project, about: { silent: true } })
  app.tellNetwork()
}

async function keep(app, root, person, correcting) {
  if (root.inert) return
  const fields = fieldsOf(root)
  const problem = problemOf(fields) || (!app.online && !(await mayNoteOffline(app.store)) ? "ios-refused" : "")
  fill(root, { problem: problem ? say(problem) : "" })
  if (problem) return
  root.inert = true
  if (correcting?.state === "applied") await correct(app, correcting, fields)
  else await write(app, person, fields, correcting)
  await app.kept()
}

async function write(app, person, fields, former) {
  const about = aboutOf(app.packet, person?.name ?? former.about.name, fields)
  const said = { kind: "pathways.contact", payload: fields, about }
  const replaceable = former && (await app.queue.canReplace(former.id))
  const target = { person: person?.person ?? former.person, project: person?.project ?? former.project }
  await app.queue.note({ ...said, ...target, replaces: replaceable ? former.id : null })
  if (former && !replaceable) await app.queue.giveUp(former, { replaced: true })
}

async function correct(app, former, fields) {
  const known = Object.fromEntries(NAMES.map((name) => [name, former.about.fields[name]]))
  const changes = changesBetween(known, fields)
  if (!Object.keys(changes).length) return
  const { title, ...rest } = aboutOf(app.packet, former.about.name, fields)
  const about = { ...rest, title: say("corrected", { title }), correction: true }
  const { person, project } = former
  const after = former.record ? [former.id] : []
  const payload = { changes }
  const record = firstOf(former)
  await app.queue.note({ kind: "pathways.contact_correction", payload, person, project, record, after, base: former.version, about })
}

function fieldsOf(root) {
  const data = new FormData(root)
  const minutes = data.get("minutes").trim()
  return {
    channel: data.get("channel") ?? "",
    outcome: data.get("outcome") ?? "talked",
    direction: data.get("direction") ?? "out",
    minutes: minutes ? Number(minutes) : null,
    note: data.get("note").trim(),
  }
}

function problemOf({ channel, minutes }) {
  if (!channel) return "channel-needed"
  return minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 600) ? "" : "minutes-wrong"
}

function aboutOf(packet, name, fields) {
  return { title: say("contact-with", { name }), name, fields, facts: factsOf(packet, fields) }
}

function factsOf(packet, fields) {
  const label = (list) => (packet.contact_words?.[list] ?? []).find((one) => one.value === fields[list])?.label ?? fields[list]
  return [["fact-channel", label("channel")], ["fact-outcome", label("outcome")], ["fact-note", fields.note]].filter(([, value]) => value)
}

// What a note shows once one of its values was chosen among two.
export function chosenOf(packet, note, fields) {
  return { ...note.about, fields, facts: factsOf(packet, fields) }
}

const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
