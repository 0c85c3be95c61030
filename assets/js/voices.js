// The voices of this very device, never those that send the words to someone else's server. A few systems name a
// variety of the language instead; Dari is read by a Persian voice, whose words are the same.
const RELATED = { prs: ["fa-af", "fa"] }
const ELSEWHERE = /network|online/i // said in the name of some voices that a telephone calls its own
const PATIENCE = 1500 // milliseconds: browsers tell their voices late, and some never do

// Tells the voice for a language, null when there is none; and again whenever the device finds new ones.
// Returns what stops it.
export function watchVoice(language, tell) {
  const speech = window.speechSynthesis
  const again = () => tell(localVoice(language))
  const late = setTimeout(again, speech?.getVoices().length ? 0 : PATIENCE)
  speech?.addEventListener("voiceschanged", again)
  return () => {
    clearTimeout(late)
    speech?.removeEventListener("voiceschanged", again)
  }
}

export function localVoice(language) {
  const voices = window.speechSynthesis?.getVoices() ?? []
  const ours = voices.filter((voice) => voice.localService === true && !ELSEWHERE.test(`${voice.name} ${voice.voiceURI}`))
  for (const wanted of [language, ...(RELATED[language] ?? [])]) {
    const found = ours.find((voice) => speaks(voice, wanted))
    if (found) return found
  }
  return null
}

function speaks(voice, wanted) {
  const tag = voice.lang.replaceAll("_", "-").toLowerCase()
  return tag === wanted || tag.startsWith(`${wanted}-`)
}
