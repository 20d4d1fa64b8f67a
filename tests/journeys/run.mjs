// Runs the journeys: each story from start to end in a browser, with script and without.
//   node tests/journeys/run.mjs            all
//   node tests/journeys/run.mjs cases      those whose file name begins with "cases"
//   node tests/journeys/run.mjs cases no   the same, without script only; "only": with it only
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { check_page, launch, open_page } from './browser.mjs'
import { root, start_server } from './server.mjs'
import { sign_in } from './steps.mjs'

const here = path.join(root, 'tests/journeys')
const screenshots = path.join(root, 'tests/screenshots')
const tools = ['authenticator', 'browser', 'cases', 'copies', 'people', 'provider', 'quarters',
  'run', 'screenshots', 'server', 'sitting', 'steps', 'writing']
const [prefix = '', with_script = 'yes'] = process.argv.slice(2)

async function take(journey, server, browser, script, pages, faults) {
  const open = async (name) => {
    const { elsewhere } = server.served
    const page = await open_page(browser, server.address, { script, faults, elsewhere })
    pages.set(name, page)
    return page
  }
  const as = async (person) => {
    const page = pages.get(person) ?? await open(person)
    await sign_in(page, person)
    return page
  }
  const { mase, go_on_in_days, served } = server
  await journey.default({ page: await open('visitor'), as, mase, go_on_in_days, served, script })
  for (const page of pages.values()) await check_page(page)
}

// In a browser of its own: one that dies takes no other journey with it.
async function take_once(name, journey, script) {
  const faults = []
  const pages = new Map()
  const browser = await launch()
  const server = await start_server(journey.database ?? 'demo', journey.serve_with)
  try {
    await take(journey, server, browser, script, pages, faults)
  } catch (error) {
    faults.push(error.stack)
    for (const [person, page] of pages) {
      const file = path.join(screenshots, `${name}-${person}-${script ? 'script' : 'plain'}.png`)
      await page.screenshot({ path: file, fullPage: true }).catch(() => {})
      faults.push(`${person} was at ${page.url()}: ${path.relative(root, file)}`)
    }
  }
  await browser.close()
  const status = await server.stop()
  if (status !== 0) faults.push(`the server ended with ${status}`)
  if (faults.length) faults.push(server.log().split('\n').slice(-20).join('\n'))
  return [...new Set(faults)]
}

async function run_one({ name, journey, script }) {
  const begun = Date.now()
  const faults = await take_once(name, journey, script)
    .catch((error) => [error.stack])
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const mode = `${script ? 'with' : 'without'} script, ${seconds} s`
  console.log(`${faults.length ? 'FAILED' : 'ok    '} ${name}: ${journey.title} (${mode})`)
  for (const fault of faults) console.log(fault.replace(/^/gm, '       '))
  return faults.length === 0
}

const names = fs.readdirSync(here).sort().map((file) => path.basename(file, '.mjs'))
  .filter((name) => !tools.includes(name) && name.startsWith(prefix))
const runs = []
for (const name of names) {
  const journey = await import(path.join(here, `${name}.mjs`))
  if (with_script !== 'only') runs.push({ name, journey, script: false })
  if (with_script !== 'no') runs.push({ name, journey, script: true })
}

fs.mkdirSync(screenshots, { recursive: true })
const waiting = [...runs]
const results = []
const worker = async () => {
  while (waiting.length) results.push(await run_one(waiting.shift()))
}
await Promise.all(os.cpus().map(worker))
const passed = results.filter(Boolean).length
console.log(`${passed} passed, ${runs.length - passed} failed`)
process.exitCode = passed === runs.length ? 0 : 1
