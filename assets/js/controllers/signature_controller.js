import { Controller } from "@hotwired/stimulus"

// Draws a signature as the path of an SVG, kept in the hidden field. Shown only when « signé sur l'écran » is
// chosen; the voice and paper are the ways without a pointer or without JavaScript.
export default class extends Controller {
  static targets = ["pad", "path"]

  connect() {
    this.field = this.element.querySelector("input[type=hidden]")
    this.pathTarget.setAttribute("d", this.field.value)
    // Another form of the same page may come first: its fields bear a prefix.
    const form = this.element.closest("form")
    this.choices = form.elements.namedItem(form.querySelector("[name=how], [name$=-how]").name)
    this.show = () => (this.element.hidden = this.choices.value !== "screen")
    this.element.closest("form").addEventListener("change", this.show)
    this.show()
  }

  disconnect() {
    this.element.closest("form")?.removeEventListener("change", this.show)
  }

  start(event) {
    event.preventDefault()
    this.drawing = true
    this.padTarget.setPointerCapture(event.pointerId)
    this.add("M", event)
  }

  draw(event) {
    if (this.drawing) this.add("L", event)
  }

  stop() {
    this.drawing = false
  }

  clear() {
    this.field.value = ""
    this.pathTarget.setAttribute("d", "")
  }

  add(letter, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.padTarget.getScreenCTM().inverse())
    const [x, y] = [point.x, point.y].map((n) => Math.max(0, Math.round(n)))
    this.field.value += `${letter}${x} ${y}`
    this.pathTarget.setAttribute("d", this.field.value)
  }
}
