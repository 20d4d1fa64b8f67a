// Takes pictures of pages of the demo as one person sees them, wide and on a telephone, and says
// which are wider than the screen.
//   node tests/journeys/screenshots.mjs chair / /meetings '/meetings/*'
// A star is the first link of the page above it: '/meetings/*' is the first meeting listed.
import fs from 'node:fs'
import path from 'node:path'
import { launch, open_page } from './browser.mjs'
import { root, start_server } from './server.mjs'
import { sign_in, when_they_go_to } from './steps.mjs'

const [person, ...addresses] = process.argv.slice(2)
if (!addresses.length) {
  console.error('usage: node tests/journeys/screenshots.mjs PERSON ADDRESS...')
  process.exit(2)
}

async function without_stars(page, address) {
  let found = ''
  for (const part of address.split(/(?=\/)/)) {
    if (part !== '/*') {
      found += part
      continue
    }
    await when_they_go_to(page, found)
    const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.pathname))
    const link = links.find((one) => /^[0-9a-z-]{10,}/.test(one.slice(found.length + 1)) &&
      one.startsWith(`${found}/`) && !one.endsWith('/extraordinary'))
    if (!link) throw new Error(`${found} has no link to a page below it`)
    found += `/${link.slice(found.length + 1).split('/')[0]}`
  }
  return found
}

async function picture(page, address, width, folder) {
  await page.setViewportSize({ width, height: 800 })
  await when_they_go_to(page, await without_stars(page, address))
  const name = address.replaceAll('*', 'one').replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'
  const file = path.join(folder, `${name}-${width}.png`)
  await page.screenshot({ path: file, fullPage: true })
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth)
  const note = wide > width ? `OVERFLOW: ${wide} on a screen of ${width}` : 'ok'
  console.log(`${path.relative(root, file)}: ${note}`)
  return wide <= width
}

const folder = path.join(root, 'tests/screenshots', person)
fs.mkdirSync(folder, { recursive: true })
const server = await start_server(person === 'visitor' ? 'empty' : 'demo')
const browser = await launch()
let fits = true
try {
  const page = await open_page(browser, server.address)
  if (person !== 'visitor') await sign_in(page, person)
  for (const address of addresses) {
    for (const width of [1280, 360]) {
      fits = await picture(page, address, width, folder) && fits
    }
  }
} finally {
  await browser.close()
  await server.stop()
}
process.exitCode = fits ? 0 : 1
