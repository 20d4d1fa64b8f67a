// A person's authenticator app, in a few lines (RFC 6238): it has the key that they typed in.
import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { now_of_the_server } from './server.mjs'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytes_of(key) {
  const bits = [...key.replaceAll(' ', '')]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
}

function code_of(key, step) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', bytes_of(key)).update(counter).digest()
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

const step_now = () => Math.floor(now_of_the_server() / 30_000)

export function authenticator(key) {
  let last = 0
  return {
    // One that was not used yet. The server takes it a step early, so there is seldom a wait.
    async next_code() {
      last = Math.max(step_now(), last + 1)
      while (step_now() < last - 1) await pause(200)
      return code_of(key, last)
    },
    used_code: () => code_of(key, last)
  }
}
