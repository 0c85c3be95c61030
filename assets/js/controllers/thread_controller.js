import { Controller } from "@hotwired/stimulus"

// Shows today first when the drawing is wider than the screen. A click on a bead opens its page: the
// same links stand in the list below, which is the way for keyboards and screen readers.
export default class extends Controller {
  static targets = ["view"]
  static values = { today: Number }

  connect() {
    const drawing = this.viewTarget.querySelector("svg")
    const hidden = this.viewTarget.scrollWidth - this.viewTarget.clientWidth
    if (hidden <= 0) return
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width
    const today = this.todayValue * scale
    const rightToLeft = getComputedStyle(this.viewTarget).direction === "rtl"
    const centred = today - this.viewTarget.clientWidth * (rightToLeft ? 0.3 : 0.7)
    // Right to left, scrollLeft counts from 0 at the right edge down to minus `hidden`.
    this.viewTarget.scrollLeft = rightToLeft ? Math.min(0, centred - hidden) : Math.max(0, centred)
  }

  open({ params }) {
    window.location.assign(params.url)
  }
}
