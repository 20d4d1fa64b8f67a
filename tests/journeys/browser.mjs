// The browser, and what is watched on every page of every journey without its asking.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
}

// A browser of one person's own: its cookies are shared with nobody. `faults` gathers what was
// found wrong with the pages it saw. `elsewhere` is another service's address that it may go to.
export async function open_page(browser, address, { script = true, faults = [], elsewhere } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: script,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1280, height: 800 }
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  watch(page, [address, elsewhere], faults)
  if (script) watch_for_unchecked(page, address, faults)
  return page
}

function watch(page, addresses, faults) {
  page.on('pageerror', (error) => faults.push(`${page.url()}: script failed: ${error.message}`))
  page.on('console', (message) => {
    // The status of an answer is judged below, where it is known what was asked for.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('request', (request) => {
    const known = addresses.some((address) => request.url().startsWith(`${address}/`))
    if (!known && !request.url().startsWith('data:')) {
      faults.push(`${page.url()}: asks another host: ${request.url()}`)
    }
  })
  page.on('response', (response) => {
    const part = response.request().resourceType() !== 'document'
    if (response.status() >= (part ? 400 : 500)) {
      faults.push(`${response.url()}: answered ${response.status()}`)
    }
  })
}

// Pages still to be checked, with the list that their faults go to. A page is checked when it is
// left, so as the person last saw it; Chromium answers nothing about a page once the next is asked
// for, so it is the step that leaves which must check first, and this tells if one did not.
const unchecked = new Map()

// A page that goes on by itself, and pages of another service, are not checked.
function watch_for_unchecked(page, address, faults) {
  let last = 'about:blank'
  const passing = new Set()
  page.on('response', (response) => {
    if (response.headers().refresh) passing.add(response.url())
    else passing.delete(response.url())
  })
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return
    const within = frame.url().includes('#') && frame.url().split('#')[0] === last.split('#')[0]
    if (within) return
    if (unchecked.has(page)) faults.push(`${last}: left before it was checked: use the steps`)
    last = frame.url()
    if (last.startsWith(`${address}/`) && !passing.has(last)) unchecked.set(page, faults)
  })
}

// GOV.UK Frontend's script says on a radio or checkbox whether what it reveals is open. ARIA 1.2
// does not allow that; its makers tested it with people and keep it.
const known = (rule, node) =>
  rule === 'aria-allowed-attr' && /govuk-(radios|checkboxes)__input/.test(node.html)

// On a telephone nothing is wider than the screen, and nothing lies over the heading.
async function check_narrow(page, faults) {
  const wide = page.viewportSize()
  await page.setViewportSize({ width: 360, height: 800 })
  const found = await page.evaluate(() => {
    const { document, innerWidth } = globalThis
    const heading = document.querySelector('h1')
    heading?.scrollIntoView({ block: 'center' })
    const box = heading?.getBoundingClientRect()
    const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    const covered = top && !heading.contains(top) && !top.contains(heading)
    heading && globalThis.scrollTo(0, 0)
    return { width: document.scrollingElement.scrollWidth, innerWidth, covered: covered &&
      top.outerHTML.slice(0, 100) }
  })
  await page.setViewportSize(wide)
  if (found.width > found.innerWidth)
    faults.push(`${page.url()}: ${found.width} wide on a screen of ${found.innerWidth}`)
  if (found.covered) faults.push(`${page.url()}: over its heading lies ${found.covered}`)
}

// Pages without a fault, by what they say: the same page again, but for its numbers, takes half a
// second to find nothing.
const clean = new Set()

async function said_by(page) {
  const said = (await page.content()).replace(/<input type="hidden"[^>]*>/g, '')
  return crypto.createHash('sha256').update(said.replace(/\d+/g, '0')).digest('hex')
}

export async function check_page(page) {
  const faults = unchecked.get(page)
  if (!faults) return
  unchecked.delete(page)
  await page.waitForLoadState()
  const said = await said_by(page)
  if (clean.has(said)) return
  const before = faults.length
  await find_faults(page, faults)
  if (faults.length === before) clean.add(said)
}

async function find_faults(page, faults) {
  const twice = await page.evaluate(() => {
    const ids = [...globalThis.document.querySelectorAll('[id]')].map((one) => one.id)
    return ids.filter((id, index) => ids.indexOf(id) !== index)
  })
  for (const id of twice) faults.push(`${page.url()}: the id "${id}" stands twice`)
  await check_narrow(page, faults)
  await page.evaluate(axe)  // as the debugger may, whatever the page's own policy forbids
  const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))
  for (const { id, help, nodes } of found.violations) {
    for (const node of nodes.filter((node) => !known(id, node))) {
      faults.push(`${page.url()}: ${id}: ${help}: ${node.html.slice(0, 200)}`)
    }
  }
}
