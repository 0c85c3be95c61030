import { Controller } from "@hotwired/stimulus"
import { watchVoice } from "../voices.js"

// « Écouter »: appears when this device has a voice of its own for the language. A second press is silence.
export default class extends Controller {
  static values = { language: String, text: String }

  connect() {
    this.stopWatching = watchVoice(this.languageValue, (voice) => {
      this.voice = voice
      this.element.hidden = !voice
    })
  }

  disconnect() {
    this.stopWatching()
    if (this.speaking) window.speechSynthesis.cancel()
  }

  read() {
    const again = this.speaking
    window.speechSynthesis.cancel()
    if (again) return
    const words = new SpeechSynthesisUtterance(this.textValue)
    words.voice = this.voice
    words.lang = this.voice.lang
    words.rate = 0.9
    words.onend = words.onerror = () => (this.speaking = false)
    this.speaking = true
    window.speechSynthesis.speak(words)
  }
}
