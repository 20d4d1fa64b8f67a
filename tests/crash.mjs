// Kills the server without warning in the middle of many posts, again and again, and looks whether
// everything that it had called saved is there afterwards, with its line in the trail.
//   node tests/crash.mjs [rounds]
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const rounds = Number(process.argv[2] ?? 20)
const clients = 16
const port = 18000 + (process.pid % 2000)
const address = `http://127.0.0.1:${port}`
const root = fileURLToPath(new URL('..', import.meta.url))
const program = process.env.MASE ?? path.join(root, 'build/debug/mase')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mase-crash-'))
const database = path.join(folder, 'mase.db')
const files = ['--database', database, '--keys', path.join(folder, 'keys.db'),
  '--master-key', path.join(folder, 'master.key')]
const passphrase = 'three words apart'

const mase = (...words) => execFileSync(program, words, { encoding: 'utf8' })
const sql = (query) => execFileSync('sqlite3', ['-readonly', database, query],
  { encoding: 'utf8' }).trim()

async function start() {
  const child = spawn(program, ['serve', ...files, '--port', String(port)], { stdio: 'ignore' })
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await fetch(`${address}/sign-in`).catch(() => null)
    await answer?.body?.cancel()
    if (answer) return child
    await pause(25)
  }
  throw new Error('the server did not start')
}

const csrf_of = (page) => /name="csrf" value="([^"]+)"/.exec(page)[1]
const cookie_of = (answer) => answer.headers.get('set-cookie').split(';')[0]

async function post(where, cookie, csrf, fields) {
  return fetch(address + where, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ csrf, ...fields })
  })
}

async function sign_in() {
  const [link] = /\/invitations\/\S+/.exec(mase('user', 'add', ...files, '--email',
    `worker${Math.random()}@agency.example`, '--name', 'Crash Worker', '--agency', 'CS_CPAT',
    '--role', 'worker'))
  const page = await fetch(address + link)
  const chosen = await post(link, cookie_of(page), csrf_of(await page.text()),
    { agrees: 'yes', passphrase, again: passphrase })
  const cookie = cookie_of(chosen)
  const start_page = await fetch(`${address}/referrals/new`, { headers: { cookie } })
  return { cookie, csrf: csrf_of(await start_page.text()) }
}

// Posts until the server dies; gives the referrals that were called saved.
async function burst(session, stopped) {
  const saved = []
  while (!stopped()) {
    const answer = await post('/referrals/new', session.cookie, session.csrf,
      { route: 'A', prior_held: 'NO_DATE' }).catch(() => null)
    if (answer?.status === 303) saved.push(answer.headers.get('location'))
    else if (answer) throw new Error(`a post was answered ${answer.status}`)
  }
  return saved
}

async function round() {
  const child = await start()
  const session = await sign_in()
  let stopped = false
  const running = Array.from({ length: clients }, () => burst(session, () => stopped))
  await pause(100 + Math.random() * 400)
  const exit = new Promise((resolve) => { child.on('exit', resolve) })
  child.kill('SIGKILL')
  stopped = true
  await exit
  return { session, saved: (await Promise.all(running)).flat() }
}

async function faults_after({ session, saved }) {
  const faults = []
  const again = await start()
  for (const where of saved) {
    const answer = await fetch(address + where, { headers: { cookie: session.cookie } })
    await answer.body?.cancel()
    if (answer.status !== 200) faults.push(`${where} was called saved and answers ${answer.status}`)
  }
  again.kill('SIGTERM')
  await new Promise((resolve) => { again.on('exit', resolve) })
  const count = (query) => Number(sql(query))
  const started = count('SELECT count(*) FROM referrals')
  const lines = count("SELECT count(*) FROM audit_log WHERE operation = 'start_referral' " +
    "AND processing = 'collection'")
  if (lines !== started) faults.push(`${started} referrals, but ${lines} lines in the trail`)
  const trail = spawnSync(program, ['audit', 'verify', '--database', database, '--heads',
    `${database}.heads`], { encoding: 'utf8' })
  if (trail.status !== 0) faults.push(`the trail is not whole: ${trail.stdout}${trail.stderr}`)
  const gaps = sql('SELECT count(*) FROM (SELECT writer FROM audit_log GROUP BY writer ' +
    'HAVING max(seq) <> count(*))')
  if (gaps !== '0') faults.push('the lines of a writer have a gap')
  const whole = sql('PRAGMA integrity_check')
  if (whole !== 'ok') faults.push(`integrity_check: ${whole}`)
  return faults
}

let passed = 0
let acknowledged = 0
try {
  mase('key', 'create', '--file', path.join(folder, 'master.key'))
  for (let number = 1; number <= rounds; number += 1) {
    const result = await round()
    const faults = await faults_after(result)
    acknowledged += result.saved.length
    if (result.saved.length === 0) faults.push('nothing was saved before the kill')
    if (faults.length === 0) passed += 1
    for (const fault of faults) console.log(`FAILED round ${number}: ${fault}`)
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true })
}
console.log(`${acknowledged} saves acknowledged before ${rounds} kills`)
console.log(`${passed} passed, ${rounds - passed} failed`)
process.exitCode = passed === rounds ? 0 : 1
