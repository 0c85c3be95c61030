import { Controller } from "@hotwired/stimulus"

const EDGE = 70 // pixels from the edge of the window, where the page follows the finger
const STEP = 14

// Cards put in order with a finger or a mouse (by their handle, so that the page still scrolls), or with two
// buttons. The card that is held never leaves the page: its neighbours go round it, and it keeps the focus or
// the pointer. Their order in the page is what the form sends; the numbers are for those without JavaScript.
export default class extends Controller {
  static targets = ["list", "card", "place", "number", "moves", "handle", "status"]
  static values = { said: String }

  connect() {
    for (const number of this.numberTargets) {
      number.hidden = true
      number.querySelector("input").disabled = true
    }
    for (const shown of [...this.placeTargets, ...this.movesTargets, ...this.handleTargets]) shown.hidden = false
    this.renumber()
  }

  up(event) {
    const card = this.cardOf(event)
    if (card.previousElementSibling) card.after(card.previousElementSibling)
    this.settle(card)
  }

  down(event) {
    const card = this.cardOf(event)
    if (card.nextElementSibling) card.before(card.nextElementSibling)
    this.settle(card)
  }

  grab(event) {
    if (event.button !== 0) return
    event.preventDefault()
    this.held = this.cardOf(event)
    this.held.classList.add("cards-held")
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  drag(event) {
    if (!this.held) return
    if (event.clientY < EDGE) window.scrollBy(0, -STEP)
    else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP)
    while (this.isAbove(event.clientY, this.held.previousElementSibling)) this.held.after(this.held.previousElementSibling)
    while (this.isBelow(event.clientY, this.held.nextElementSibling)) this.held.before(this.held.nextElementSibling)
    this.renumber()
  }

  drop() {
    if (!this.held) return
    this.held.classList.remove("cards-held")
    this.settle(this.held)
    this.held = null
  }

  isAbove(y, card) {
    return card && y < middle(card)
  }

  isBelow(y, card) {
    return card && y > middle(card)
  }

  cardOf(event) {
    return event.currentTarget.closest("li")
  }

  settle(card) {
    this.renumber()
    const place = this.cardTargets.indexOf(card) + 1
    const words = { label: card.dataset.label, place, total: this.cardTargets.length }
    this.statusTarget.textContent = this.saidValue.replace(/{(\w+)}/g, (_, name) => words[name])
    this.dispatch("ordered")
  }

  renumber() {
    this.placeTargets.forEach((place, index) => (place.textContent = index + 1))
  }
}

function middle(card) {
  const box = card.getBoundingClientRect()
  return box.top + box.height / 2
}
