// Starts the program for a journey: on a free port, with files of its own that it may change.
import { execFile, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const program = process.env.MASE ?? path.join(root, 'build/debug/mase')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mase-journeys-'))
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))

// Debian's faketime moves the clock of the program that it is loaded into; its timers run as ever.
const fake_clock = '/usr/$LIB/faketime/libfaketimeMT.so.1'
process.env.FAKETIME_DONT_FAKE_MONOTONIC = '1'
// What the demo has depends on the day of the week: DAYS_ON=3 takes the journeys in three days.
const days_on = Number(process.env.DAYS_ON ?? 0)

function clock(days) {
  if (days + days_on === 0) return process.env
  return { ...process.env, LD_PRELOAD: fake_clock, FAKETIME: `+${days + days_on}d` }
}

// What day it is on the server so many days after the journey's first.
export function day_of_the_server(days) {
  const day_in_london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
  const date = new Date(day_in_london.format(new Date()))
  date.setUTCDate(date.getUTCDate() + days_on + days)
  return date
}

export const now_of_the_server = () => Date.now() + days_on * 86_400_000

const run = promisify(execFile)
export const mase = (...words) => run(program, words, { env: clock(0) })
const files = (where) => [
  '--database', path.join(where, 'mase.db'),
  '--keys', path.join(where, 'keys.db'),
  '--master-key', path.join(where, 'master.key')
]

// What every server of a kind starts from: made once, then copied. MASE_DEMO is a folder that has
// the files of a demo made today, for those who take one journey many times.
const templates = process.env.MASE_DEMO ? { demo: process.env.MASE_DEMO } : {}
async function make_template(kind) {
  const where = path.join(folder, kind)
  fs.mkdirSync(where)
  await mase('key', 'create', '--file', path.join(where, 'master.key'))
  if (kind === 'demo') await mase('demo', ...files(where))
  return where
}

function free_port() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answers(address, stopped) {
  for (let tries = 0; tries < 200 && !stopped(); tries += 1) {
    const answer = await fetch(address, { redirect: 'manual' }).catch(() => null)
    await answer?.body?.cancel()
    if (answer) return true
    await pause(50)
  }
  return false
}

// The program, once it answers. Its clock is some days ahead of everyone else's.
async function serve(where, port, days, words, on_text) {
  const child = spawn(program,
    ['serve', ...files(where), '--address', '127.0.0.1', '--port', String(port), ...words],
    { env: clock(days) })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', on_text)
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
  const stop = async () => {
    child.kill('SIGTERM')
    const status = await Promise.race([ended, pause(15_000, 'no end in 15 s', { ref: false })])
    child.kill('SIGKILL')
    return status
  }
  const stopped = () => child.exitCode !== null || child.pid === undefined
  if (await answers(`http://127.0.0.1:${port}`, stopped)) return stop
  await stop()
  throw new Error('the server did not start')
}

// `kind` is "demo" (the invented borough) or "empty" (no panel's data at all). A journey that needs
// the program started with more than that says with which `words`, once it knows its address.
export async function start_server(kind, serve_with = () => ({ words: [] })) {
  templates[kind] ??= make_template(kind)
  const where = fs.mkdtempSync(path.join(folder, 'run-'))
  fs.cpSync(await templates[kind], where, { recursive: true })

  const port = await free_port()
  let log = ''
  const on_text = (text) => { log += text }
  const address = `http://127.0.0.1:${port}`
  const served = await serve_with(address)
  const start = (days) => serve(where, port, days, served.words, on_text).catch((error) => {
    throw new Error(`${error.message}:\n${log}`)
  })
  let stop = await start(0)

  return {
    address,
    served,
    log: () => log,
    // Runs another command of the program on the same files, such as "user add".
    mase: (...words) => mase(...words, ...files(where)),
    // Asks it to stop, and answers what it stopped with: 0 when nothing had gone wrong.
    stop: () => stop(),
    // The same files, served again on a day that comes so many days after today.
    async go_on_in_days(days) {
      const status = await stop()
      if (status !== 0) throw new Error(`the server ended with ${status}`)
      stop = await start(days)
    }
  }
}
