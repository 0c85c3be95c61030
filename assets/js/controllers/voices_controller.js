import { Controller } from "@hotwired/stimulus"
import { watchVoice } from "../voices.js"

// Says once a page that nothing will be read aloud here, and what to do instead.
export default class extends Controller {
  static values = { language: String }

  connect() {
    this.stopWatching = watchVoice(this.languageValue, (voice) => (this.element.hidden = Boolean(voice)))
  }

  disconnect() {
    this.stopWatching()
  }
}
