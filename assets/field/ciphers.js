// What WebCrypto does for us, and nothing of ours: AES-256-GCM, PBKDF2, HKDF, HMAC, ECDH on P-256.
// The server's side of sealing is filrouge/sync/sealing.py.

export const ITERATIONS = 300_000
const NONCE = 12
const EMPTY = new Uint8Array(32)
const encoder = new TextEncoder()
const decoder = new TextDecoder()
const subtle = () => globalThis.crypto.subtle

export const random = (size) => globalThis.crypto.getRandomValues(new Uint8Array(size))
export const bytes = (text) => encoder.encode(text)

export function toBase64(buffer) {
  const view = new Uint8Array(buffer)
  let binary = ""
  for (let start = 0; start < view.length; start += 8192) {
    binary += String.fromCharCode(...view.subarray(start, start + 8192))
  }
  return btoa(binary)
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}

export async function digestOf(text) {
  const digest = new Uint8Array(await subtle().digest("SHA-256", bytes(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

// --- sealed for the server: nothing here opens it again -------------------------------------------------

export async function sealFor(serverKey, text, device, id) {
  const server = await subtle().importKey("raw", fromBase64(serverKey), { name: "ECDH", namedCurve: "P-256" }, false, [])
  const own = await subtle().generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"])
  const shared = await subtle().deriveBits({ name: "ECDH", public: server }, own.privateKey, 256)
  const material = await subtle().importKey("raw", shared, "HKDF", false, ["deriveKey"])
  const key = await subtle().deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: EMPTY, info: bytes("fil-rouge operation 1") },
    material, { name: "AES-GCM", length: 256 }, false, ["encrypt"],
  )
  const nonce = random(NONCE)
  const bound = { name: "AES-GCM", iv: nonce, additionalData: bytes(`${device}|${id}`) }
  const sealed = new Uint8Array(await subtle().encrypt(bound, key, bytes(text)))
  const point = new Uint8Array(await subtle().exportKey("raw", own.publicKey))
  const whole = new Uint8Array(point.length + NONCE + sealed.length)
  whole.set(point)
  whole.set(nonce, point.length)
  whole.set(sealed, point.length + NONCE)
  return toBase64(whole)
}

// --- the key of what can be read here, wrapped by the PIN and the server's half ---------------------------

export async function pinKey(pin, salt, iterations = ITERATIONS) {
  const typed = await subtle().importKey("raw", bytes(pin), "PBKDF2", false, ["deriveBits"])
  const bits = await subtle().deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256)
  return subtle().importKey("raw", bits, "HKDF", false, ["deriveKey"])
}

// Not extractable: even our own code can only use it. A laboratory reads it from the disk; a finder does not.
export function halfKey(half) {
  return subtle().importKey("raw", half, { name: "HMAC", hash: "SHA-256" }, false, ["sign"])
}

async function wrappingKey(pin, half, salt) {
  const mixed = await subtle().sign("HMAC", half, salt)
  return subtle().deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: mixed, info: bytes("fil-rouge pin 1") },
    pin, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"],
  )
}

export function newDataKey() {
  return subtle().generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"])
}

export async function wrap(dataKey, pin, half, salt) {
  const iv = random(NONCE)
  const wrapped = await subtle().wrapKey("raw", dataKey, await wrappingKey(pin, half, salt), { name: "AES-GCM", iv })
  return { iv, wrapped: new Uint8Array(wrapped) }
}

// Throws when the PIN, or the half, is another.
export async function unwrap({ iv, wrapped }, pin, half, salt) {
  const key = await wrappingKey(pin, half, salt)
  return subtle().unwrapKey("raw", wrapped, key, { name: "AES-GCM", iv }, "AES-GCM", true, ["encrypt", "decrypt"])
}

export async function hide(dataKey, value, place) {
  const iv = random(NONCE)
  const bound = { name: "AES-GCM", iv, additionalData: bytes(place) }
  return { iv, data: new Uint8Array(await subtle().encrypt(bound, dataKey, bytes(JSON.stringify(value)))) }
}

export async function show(dataKey, { iv, data }, place) {
  const bound = { name: "AES-GCM", iv, additionalData: bytes(place) }
  return JSON.parse(decoder.decode(await subtle().decrypt(bound, dataKey, data)))
}
