// What kind of telephone this is, and what it promises.

export const isIos = () => /iphone|ipad|ipod/i.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1)

export const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true

export async function phoneFacts() {
  const persisted = (await navigator.storage?.persisted?.()) ?? false
  return { installed: isInstalled(), persisted }
}

export async function askToPersist(store) {
  await navigator.storage?.persist?.()
  const facts = await phoneFacts()
  await store.put("facts", facts)
  return facts
}

// Without network, iOS may drop what is noted unless the application is installed and its storage kept.
export async function mayNoteOffline(store) {
  if (!isIos()) return true
  const facts = await store.get("facts")
  return Boolean(facts?.installed && facts?.persisted)
}

export function systemName() {
  if (isIos()) return "iOS"
  if (/android/i.test(navigator.userAgent)) return "Android"
  return navigator.userAgentData?.platform ?? ""
}
