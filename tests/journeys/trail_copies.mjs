import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  then_the_page_is, then_the_table_says, then_they_are_told, then_they_do_not_see, then_they_see,
  when_they_choose, when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_open_the_case } from './cases.mjs'
import { when_they_make_the_copy } from './copies.mjs'

export const title = 'what is printed says for whom it is, and leads back to the trail'

const child = 'Sumaiya Hersi'
const recipient = 'Jo Sample, Family Court'

// Each sheet, as the words on it.
async function printed(page) {
  const file = path.join(os.tmpdir(), `mase-printed-${process.pid}-${Math.random()}.pdf`)
  await page.pdf({ path: file, format: 'A4' })
  const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
  fs.rmSync(file)
  return words.split('\f').slice(0, -1)
}

async function is_not_printed_unasked(chair) {
  const sheets = await printed(chair)
  assert.equal(sheets.length, 1)
  assert.match(sheets[0], /is printed by its link/)
  assert.ok(!sheets[0].includes('Hersi'), 'a page that nobody asked a copy of is printed')
}

async function asks_for_a_copy(chair) {
  await when_they_follow(chair, 'Print or save a copy of this page')
  await when_they_press(chair, 'Make the copy')
  await then_they_are_told(chair, 'Select who the copy is for')
  await when_they_choose(chair, 'Who is this copy for?', 'For someone else')
  await when_they_press(chair, 'Make the copy')
  await then_they_are_told(chair, 'Enter who it is for, with their organisation',
    'Select why they are given it', 'Enter what they need it for, in a sentence')
  await when_they_make_the_copy(chair, recipient)
  await then_they_see(chair, `for ${recipient}, and bears your name on each sheet.`)
  const shown = await chair.locator('body').innerText()
  return /recorded as copy ([0-9A-Z-]+),/.exec(shown)[1]
}

async function each_sheet_is_stamped(chair, serial) {
  const sheets = await printed(chair)
  assert.ok(sheets.length > 0 && sheets.join('').includes('Hersi'), 'the case is not printed')
  for (const [at, sheet] of sheets.entries()) {
    const words = sheet.replace(/\s+/g, '')
    for (const part of [serial, 'AminaYusuf']) {
      assert.ok(words.includes(part), `sheet ${at + 1} lacks ${part}:\n${sheet}`)
    }
  }
}

export default async function ({ as }) {
  const chair = await as('care_chair')
  await when_they_open_the_case(chair, child)
  const address = new URL(chair.url()).pathname
  await is_not_printed_unasked(chair)
  const serial = await asks_for_a_copy(chair)
  await each_sheet_is_stamped(chair, serial)
  await when_they_follow(chair, 'Back to the page itself')
  await when_they_follow(chair, 'Access')
  await then_the_table_says(chair, 'Printed or saved, the latest first', recipient, serial,
    'A case')

  // Another’s number opens nothing to print.
  const other = await as('police_chair')
  await when_they_open_the_case(other, child)
  await when_they_go_to(other, `${address}?copy=${serial}`)
  await then_they_do_not_see(other, 'bears your name on each sheet')
  await is_not_printed_unasked(other)

  const auditor = await as('auditor')
  await when_they_follow(auditor, 'Audit')
  await when_they_follow(auditor, 'Copies given out')
  await then_the_page_is(auditor, 'Copies given out')
  await when_they_enter(auditor, 'Number on a sheet or in a file', serial.toLowerCase())
  await when_they_press(auditor, 'Find it')
  await then_the_table_says(auditor, 'Copies, the latest first', 'Amina Yusuf', recipient, serial)
  await then_they_see(auditor, 'of the audit trail. The command mase audit prove')
  await then_they_do_not_see(auditor, 'Hersi')
}
