// How long the main pages take on the demo borough, with sixteen people asking at once.
//   node bench/pages.mjs [seconds a page]
// Times depend on the machine; the last column, against the sign-in page of the same run (which
// reads nothing), is what can be compared with another run.
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const seconds = Number(process.argv[2] ?? 3)
const connections = 16
const root = fileURLToPath(new URL('..', import.meta.url))
const program = process.env.MASE ?? path.join(root, 'build/release/mase')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mase-bench-'))
process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
const files = ['--database', path.join(folder, 'mase.db'), '--keys', path.join(folder, 'keys.db'),
  '--master-key', path.join(folder, 'master.key')]
const port = 19000 + (process.pid % 1000)
const agent = new http.Agent({ keepAlive: true, maxSockets: connections })

function ask(method, where, cookie = '', fields = null) {
  const body = fields && new URLSearchParams(fields).toString()
  return new Promise((resolve, reject) => {
    const request = http.request({
      agent, port, method, path: where, headers: {
        cookie,
        ...(body && { 'content-type': 'application/x-www-form-urlencoded',
          'content-length': body.length })
      }
    }, (answer) => {
      let text = ''
      answer.on('data', (part) => { text += part })
      answer.on('end', () => resolve({ status: answer.statusCode, text, headers: answer.headers }))
    })
    request.on('error', reject)
    request.end(body ?? undefined)
  })
}

const cookie_of = (answer) => answer.headers['set-cookie'][0].split(';')[0]

async function sign_in(email) {
  const page = await ask('GET', '/sign-in')
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)[1]
  const answer = await ask('POST', '/sign-in', cookie_of(page),
    { csrf, email, passphrase: 'lantern osier kestrel' })
  return cookie_of(answer)
}

async function time_page(where, cookie) {
  const times = []
  const end = performance.now() + seconds * 1000
  const one = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      const answer = await ask('GET', where, cookie)
      if (answer.status !== 200) throw new Error(`${where} answered ${answer.status}`)
      times.push(performance.now() - begun)
    }
  }
  await ask('GET', where, cookie)
  await Promise.all(Array.from({ length: connections }, one))
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { p50: at(0.5), p99: at(0.99), a_second: times.length / seconds }
}

const megabytes = (pid) =>
  Math.round(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1] / 1024)

execFileSync(program, ['key', 'create', '--file', path.join(folder, 'master.key')])
let begun = performance.now()
execFileSync(program, ['demo', ...files])
console.log(`demo borough made in ${((performance.now() - begun) / 1000).toFixed(1)} s`)

begun = performance.now()
const server = spawn(program, ['serve', ...files, '--port', String(port)], { stdio: 'ignore' })
while (!(await ask('GET', '/sign-in').catch(() => null))) await pause(5)
console.log(`first page ${Math.round(performance.now() - begun)} ms after the start, ` +
  `memory ${megabytes(server.pid)} MB`)

const link = (page, pattern) => pattern.exec(page.text)[0]
const admin = await sign_in('farah.begum@redbridge.example')
const chair = await sign_in('daniel.price@police.example')
const analyst = await sign_in('ruth.cole@redbridge.example')
const auditor = await sign_in('kemi.olatunji@redbridge.example')
const meeting = link(await ask('GET', '/', admin), /\/meetings\/[0-9a-z]{26}/)
const item = link(await ask('GET', `${meeting}/pack`, chair), /\/meetings\/\w+\/items\/[0-9a-z]{26}/)
const quarter = link(await ask('GET', '/returns', analyst), /\/returns\/[0-9][^"/]+/)
const pages = [['/sign-in', ''], ['/', admin], ['/referrals', admin], ['/cases', admin],
  ['/actions', admin], [meeting, chair], [`${meeting}/pack`, chair], [item, chair],
  [quarter, analyst], ['/audit', auditor]]

console.log(`\n${connections} connections, ${seconds} s a page\n`)
console.log('page                             p50 ms   p99 ms  a second  p50 against sign-in')
let base
for (const [where, cookie] of pages) {
  const { p50, p99, a_second } = await time_page(where, cookie)
  base ??= p50
  console.log(where.replace(/[0-9a-z]{26}/g, '…').padEnd(32) + p50.toFixed(1).padStart(7) +
    p99.toFixed(1).padStart(9) + a_second.toFixed(0).padStart(10) +
    (p50 / base).toFixed(1).padStart(21))
}
console.log(`\nmemory afterwards ${megabytes(server.pid)} MB`)
server.kill()
agent.destroy()
