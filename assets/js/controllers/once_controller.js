import { Controller } from "@hotwired/stimulus"

// A form sent twice by an impatient double click is sent once. The button stays in the page (and keeps
// its value in the request): only the second submission is stopped.
export default class extends Controller {
  connect() {
    this.sent = false
  }

  send(event) {
    if (this.sent) event.preventDefault()
    this.sent = true
  }

  again() {
    this.sent = false
  }
}
