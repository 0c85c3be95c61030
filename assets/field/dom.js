// Screens are the <template> elements of the page: their words went through gettext. Here they are only filled.

export const $ = (id) => document.getElementById(id)
const read = (id) => JSON.parse($(id)?.textContent ?? "{}")
const words = read("mots")
export const addresses = read("adresses")

export function say(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "")
}

// The plural of a sentence is beside it, when it differs.
export const sayCount = (key, count) => say(count > 1 && `${key}-many` in words ? `${key}-many` : key, { count })

export function screen(name) {
  const root = $(`t-${name}`).content.firstElementChild.cloneNode(true)
  for (const link of root.querySelectorAll("[data-link]")) {
    if (addresses[link.dataset.link]) link.href = addresses[link.dataset.link]
  }
  return root
}

// Text only, never HTML. An element marked hidden shows once it has something to say.
export function fill(root, values) {
  for (const [name, value] of Object.entries(values)) {
    for (const node of root.querySelectorAll(`[data-text="${name}"]`)) {
      node.textContent = value ?? ""
      if (node.classList.contains("notice")) node.hidden = !value
    }
  }
}

export function list(root, name, items, make) {
  const container = root.querySelector(`[data-list="${name}"]`)
  const template = container.querySelector("template")
  container.replaceChildren(template, ...items.map((item) => {
    const node = template.content.firstElementChild.cloneNode(true)
    make(node, item)
    return node
  }))
}

export function only(root, name, shown) {
  for (const node of root.querySelectorAll(`[data-only="${name}"]`)) node.hidden = !shown
}

export function on(root, name, act) {
  for (const node of root.querySelectorAll(`[data-press="${name}"]`)) node.addEventListener("click", act)
}

export function show(root, name) {
  root.querySelector(`[data-press="${name}"]`).hidden = false
}

// Big buttons over native inputs: one thumb, any reader of screens.
export function choices(root, name, options, { many = false, chosen = [] } = {}) {
  const box = root.querySelector(`[data-choices="${name}"]`)
  box.replaceChildren(...options.map(({ value, label }) => {
    const node = document.createElement("label")
    const input = Object.assign(document.createElement("input"), { type: many ? "checkbox" : "radio", name, value })
    input.checked = chosen.map(String).includes(String(value))
    node.append(input, Object.assign(document.createElement("span"), { textContent: label }))
    return node
  }))
  box.closest("fieldset").hidden = options.length === 0
}

export function options(select, items, chosen = "") {
  select.replaceChildren(...items.map(({ value, label }) => new Option(label, value, false, String(value) === String(chosen))))
}

const days = {
  moment: { day: "numeric", month: "long" },
  day: { weekday: "long", day: "numeric", month: "long" },
}

// « 14 h 30 », « 9 h », as everywhere on the site.
function hour(moment) {
  const minutes = moment.getMinutes()
  return `${moment.getHours()}\u00a0h${minutes ? `\u00a0${String(minutes).padStart(2, "0")}` : ""}`
}

export function said(moment, shape = "moment") {
  if (!moment) return ""
  const at = new Date(moment)
  if (shape === "hour") return hour(at)
  const day = new Intl.DateTimeFormat("fr-FR", days[shape]).format(at)
  return shape === "moment" ? `${day} à ${hour(at)}` : day
}
