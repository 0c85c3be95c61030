import { $, choices, fill, only, options, said, say } from "../dom.js"
import { changesBetween, firstOf, keepingHidden, saidOf } from "../said.js"
import { mayNoteOffline } from "../system.js"

const LISTS = { needs: "need", helps: "help", next_step: "next_step", reticence: "reticence", reply: "reply" }
const MANY = new Set(["needs", "helps", "reticence"])

// `id`: a note written anew while it is still here or was refused; corrected once it was sent.
export async function encounter(app, root, { id }) {
  const former = id ? (await app.queue.notes()).find((note) => note.id === id) : null
  const packet = app.packet
  const sent = former?.state === "applied"
  if (sent) $("titre").textContent = say("title-correction")
  only(root, "new", !sent)
  only(root, "sent", sent)
  const teams = packet.places ?? []
  fill(root, { outdated: teams.length ? "" : say("no-list") })
  drawPlaces(root, packet, former)
  drawLists(root, packet, former)
  drawWho(root, packet, former)
  root.addEventListener("change", () => arrange(root, sent))
  arrange(root, sent)
  root.addEventListener("submit", async (event) => {
    event.preventDefault()
    await keep(app, root, former)
  })
}

// The outing of this moment is chosen already.
function drawPlaces(root, packet, former) {
  const now = Date.now()
  const places = packet.places ?? []
  const outings = (packet.outings ?? []).filter((one) => places.some((place) => place.project === one.project))
  const current = outings.find((one) => Date.parse(one.starts_at) <= now && now <= Date.parse(one.ends_at))
  const chosen = former ? (former.about.fields.outing ?? "") : (current?.id ?? "")
  const lines = outings.map((one) => ({
    value: one.id,
    label: `${one.title}${one.place ? `, ${one.place}` : ""} (${said(one.starts_at, "day")})`,
  }))
  // One of some days ago is no longer carried: it stays the one it was.
  if (chosen && !lines.some((one) => one.value === chosen)) lines.unshift({ value: chosen, label: say("same-outing") })
  options(root.elements.outing, [{ value: "", label: say("elsewhere") }, ...lines], chosen)
  only(root, "outing", lines.length > 0)
  const teams = places.map((one, index) => ({ value: index, label: one.label }))
  options(root.elements.team, teams, former?.about.fields.team ?? 0)
  only(root, "team", places.length > 1 && former?.state !== "applied")
}

function drawLists(root, packet, former) {
  const project = former?.project ?? (packet.places ?? [])[0]?.project
  const lists = packet.lists?.projects?.[project] ?? {}
  const kept = former?.about.fields ?? {}
  for (const [name, key] of Object.entries(LISTS)) {
    const nothing = former && name === "next_step" ? [{ value: "", label: say("nothing-next") }] : []
    choices(root, name, [...nothing, ...(lists[key] ?? [])], { many: MANY.has(name), chosen: [kept[name] ?? []].flat() })
  }
  choices(root, "helped", packet.lists?.helped ?? [], { chosen: [""] })
  for (const name of ["age_band", "sex", "brought_by"]) {
    options(root.elements[name], packet.lists?.[name] ?? [], kept[name] ?? "")
  }
}

function drawWho(root, packet, former) {
  const met = packet.met ?? []
  const kept = former?.about.fields ?? {}
  only(root, "met", met.length > 0)
  options(root.elements.acquaintance, [
    { value: "", label: say("choose") },
    ...met.map((one) => ({ value: one.id, label: [one.called, one.next_step].filter(Boolean).join(" · ") })),
  ], kept.acquaintance ?? "")
  for (const name of ["nickname", "given_name", "family_name", "phone", "note", "next_step_on"]) {
    root.elements[name].value = kept[name] ?? ""
  }
  if (kept.identification) root.elements.identification.value = kept.identification
}

// What is not asked is not shown.
function arrange(root, sent) {
  const who = sent ? "" : root.elements.identification.value
  const shown = {
    nickname: who === "nickname",
    known: who === "known",
    identified: who === "identified",
    next: Boolean(root.querySelector('[name="next_step"]:checked')?.value),
    reticence: !sent && Boolean(root.querySelector('[name="reticence"]:checked')),
  }
  for (const node of root.querySelectorAll("[data-when]")) node.hidden = !shown[node.dataset.when]
}

async function keep(app, root, former) {
  if (root.inert) return
  const fields = fieldsOf(root)
  const sent = former?.state === "applied"
  const problem = problemOf(app, fields, sent) || (!app.online && !(await mayNoteOffline(app.store)) ? "ios-refused" : "")
  fill(root, { problem: problem ? say(problem) : "" })
  if (problem) return
  root.inert = true
  if (sent) await correct(app, former, fields, offeredBy(root))
  else await write(app, former, fields)
  await app.kept()
}

async function write(app, former, fields) {
  const written = operationOf(app.packet, fields)
  const replaceable = former && (await app.queue.canReplace(former.id))
  await app.queue.note({ ...written, replaces: replaceable ? former.id : null })
  if (former && !replaceable) await app.queue.giveUp(former, { replaced: true })
}

async function correct(app, former, fields, offered) {
  const known = saidOf(former.about.fields)
  const wanted = keepingHidden(known, saidOf(fields), offered)
  const changes = changesBetween(known, wanted)
  if (!Object.keys(changes).length) return
  const title = former.about.correction ? former.about.title : say("corrected", former.about)
  const about = { title, fields: { ...shown(fields), ...wanted }, facts: factsOf(app.packet, former.project, wanted), correction: true }
  await app.queue.note({
    kind: "outreach.encounter_correction",
    payload: { organisation: JSON.parse(former.text).payload.organisation, changes },
    project: former.project,
    record: firstOf(former),
    after: former.record ? [former.id] : [],
    base: former.version,
    about,
  })
}

function offeredBy(root) {
  const numbers = (name) => new Set([...root.querySelectorAll(`[name="${name}"]`)].map((input) => Number(input.value)))
  return { needs: numbers("needs"), helps: numbers("helps"), next_step: numbers("next_step") }
}

function fieldsOf(root) {
  const data = new FormData(root)
  const several = Object.fromEntries([...MANY].map((name) => [name, data.getAll(name).map(Number)]))
  return { ...Object.fromEntries(data), ...several, team: Number(data.get("team") ?? 0) }
}

function problemOf(app, fields, sent) {
  if (!app.packet.places?.length) return "no-list"
  if (sent) return ""
  if (fields.identification === "nickname" && !fields.nickname.trim()) return "name-needed"
  if (fields.identification === "identified" && !fields.given_name.trim()) return "given-needed"
  return fields.identification === "known" && !fields.acquaintance ? "known-needed" : ""
}

function operationOf(packet, fields) {
  const outing = (packet.outings ?? []).find((one) => one.id === fields.outing)
  const chosen = packet.places[fields.team] ?? packet.places[0]
  const place = outing ? packet.places.find((one) => one.project === outing.project) : chosen
  const payload = { organisation: place.organisation, outing: outing?.id ?? null, ...whoOf(packet, fields), ...heardOf(fields) }
  return { kind: "outreach.encounter", project: place.project, payload, about: aboutOf(packet, place, fields, payload) }
}

// Someone named for the first time gets her own random id at once: met again before any network, it is still her.
function whoOf(packet, fields) {
  const who = fields.identification
  const said = { identification: who, age_band: fields.age_band, sex: fields.sex }
  if (who === "known") return { ...said, identification: "nickname", acquaintance: fields.acquaintance }
  if (who === "nickname") return { ...said, nickname: fields.nickname.trim(), acquaintance: crypto.randomUUID() }
  if (who !== "identified") return said
  const { given_name, family_name, phone } = fields
  return { ...said, given_name, family_name, phone, acquaintance: crypto.randomUUID() }
}

function heardOf(fields) {
  const { needs, helps, next_step, next_step_on, brought_by, note } = saidOf(fields)
  const reply = fields.reply ? Number(fields.reply) : null
  const reticences = fields.reticence.map((reticence) => ({ reticence, reply, helped: fields.helped ?? "" }))
  return { needs, helps, next_step, next_step_on, brought_by, note, reticences }
}

function aboutOf(packet, place, fields, payload) {
  const known = (packet.met ?? []).find((one) => one.id === payload.acquaintance)
  const name = payload.nickname || payload.given_name || known?.called || ""
  const title = name ? say("encounter-with", { name }) : say("encounter")
  return { title, fields: shown(fields), facts: factsOf(packet, place.project, payload) }
}

// A reticence is counted, never shown again.
function shown(fields) {
  const { reticence: _one, reply: _two, helped: _three, ...kept } = fields
  return kept
}

// What the list of notes shows.
export function factsOf(packet, project, said) {
  const lists = packet.lists?.projects?.[project] ?? {}
  const labels = (list, values) => (lists[list] ?? []).filter((one) => values.includes(one.value)).map((one) => one.label).join(", ")
  return [
    ["fact-needs", labels("need", said.needs)],
    ["fact-helps", labels("help", said.helps)],
    ["fact-next", labels("next_step", [said.next_step])],
    ["fact-note", said.note],
  ].filter(([, value]) => value)
}

// What a note shows once one of its values was chosen among two.
export function chosenOf(packet, note, fields) {
  return { ...note.about, fields, facts: factsOf(packet, note.project, saidOf(fields)) }
}
