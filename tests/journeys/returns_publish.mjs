import assert from 'node:assert/strict'
import fs from 'node:fs'
import { check_page } from './browser.mjs'
import { when_they_open_the_case_at } from './cases.mjs'
import { when_they_save_a_copy, when_they_say_who_it_is_for } from './copies.mjs'
import { last_quarter } from './quarters.mjs'
import {
  then_the_page_is, then_the_table_says, then_there_is_no_such_page, then_they_are_told,
  then_they_do_not_see, then_they_see, when_they_choose, when_they_enter, when_they_follow,
  when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'

export const title = 'a chair publishes a quarter, the analyst gives copies of both editions, ' +
  'a correction says what changed, and the region sees what may be shared'

const { words: quarter, path: in_address, day_in_it } = last_quarter()
const why = 'One child’s category was put down wrongly.'
const board = 'Jo Sample, the safeguarding board'
const copies = 'Copies of this quarter, the latest first'

async function figures(page) {
  return (await page.locator('section[id]').allInnerTexts()).join('\n')
}

async function is_published(chair) {
  await when_they_go_to(chair, '/returns')
  await when_they_follow(chair, quarter)
  await when_they_follow(chair, 'The shareable edition')
  await then_they_see(chair, 'Do not pass it on')
  await when_they_go_to(chair, '/returns')
  await when_they_follow(chair, quarter)
  await when_they_follow(chair, 'Publish this quarter')
  await then_the_page_is(chair, 'Publish a return')
  await when_they_press(chair, 'Publish this quarter')
  await then_they_see(chair, 'First edition, published on')
  return new URL(chair.url()).pathname
}

// It comes by itself once it is made, some seconds later.
async function the_pdf_is_saved(page) {
  await check_page(page)
  await page.getByRole('link', { name: 'Download to print (PDF)' }).click()
  await when_they_say_who_it_is_for(page, board)
  await check_page(page)
  const coming = page.waitForEvent('download', { timeout: 120_000 })
  await page.getByRole('button', { name: 'Make the copy', exact: true }).click()
  return fs.readFileSync(await (await coming).path())
}

async function each_file_is_saved(page, of) {
  await when_they_go_to(page, of)
  const csv = await when_they_save_a_copy(
    page, page.getByRole('link', { name: 'Download as data (CSV)' }), board)
  const lines = csv.trim().split(/\r?\n/)
  assert.ok(lines.length > 100, `${lines.length} lines`)
  await when_they_go_to(page, of)
  const book = await when_they_save_a_copy(
    page, page.getByRole('link', { name: 'Download as a workbook (XLSX)' }), board)
  assert.ok(book.startsWith('PK'), 'the workbook is none')
  await when_they_go_to(page, of)
  const pdf = await the_pdf_is_saved(page)
  assert.ok(pdf.subarray(0, 5).equals(Buffer.from('%PDF-')), 'the PDF is none')
  await when_they_go_to(page, of)
  return lines
}

// Small is from 1 to 5; what is about no child stands as it is.
function shows_no_small_number(lines) {
  const small = lines.filter((line) => /,"[1-5]","shown",/.test(line))
    .filter((line) => !/,"(packs|attendance|exceptions|meetings)",/.test(line))
  assert.deepEqual(small, [])
  for (const status of [',"c","withheld",', '"shown"']) {
    assert.ok(lines.some((line) => line.includes(status)), `no line with ${status}`)
  }
}

// Whoever has no part in the restricted edition reads the shareable one.
async function is_shared(administrator, restricted) {
  await when_they_go_to(administrator, '/more')
  await when_they_follow(administrator, 'Published returns')
  await when_they_follow(administrator, quarter)
  await then_they_see(administrator, 'A c stands for a number that is not shown')
  await then_they_do_not_see(administrator, 'Why it was corrected')
  await then_there_is_no_such_page(administrator, restricted)
}

// One of the cases behind a number of the quarter.
async function a_case_in(chair, category) {
  await when_they_go_to(chair, `/returns/${in_address}/parts/exploitation`)
  const number = chair.locator(`#risk_category a[href*="line=${category}"]`)
  await when_they_go_to(chair, await number.first().getAttribute('href'))
  const link = await chair.locator('main a[href^="/cases/"]').first().getAttribute('href')
  return /^\/cases\/\w+/.exec(link)[0]
}

// Data of that quarter is corrected: the category that a child was in.
async function is_mended(administrator, case_address) {
  await when_they_open_the_case_at(administrator, case_address)
  await when_they_follow(administrator, 'Data')
  await when_they_select(administrator, 'As at', day_in_it)
  await when_they_select(administrator, 'Section', 'Risk')
  await when_they_press(administrator, 'Correct an answer')
  await when_they_choose(administrator, 'Category', 'Category 1: at risk')
  await when_they_enter(administrator, 'Why is this being corrected?', why)
  await when_they_press(administrator, 'Save the correction')
}

async function is_corrected(chair, address, first) {
  await when_they_go_to(chair, address)
  assert.equal(await figures(chair), first, 'what was published has moved')
  await when_they_follow(chair, 'Count it again, and compare')
  await then_they_see(chair, 'Figures that differ')
  await when_they_go_to(chair, address)
  await when_they_follow(chair, 'Publish a correction')
  await then_they_see(chair, 'What would be corrected')
  await when_they_press(chair, 'Publish the correction')
  await then_they_are_told(chair, 'Enter why the return is corrected')
  await when_they_enter(chair, 'Why is the return corrected?', why)
  await when_they_press(chair, 'Publish the correction')
  await then_they_see(chair, 'Revision 1, published on')
  await then_they_see(chair, why)
}

// Beside the other boroughs of the service, were there any; and nothing but that.
async function is_seen_by_the_region(regional, restricted) {
  await when_they_follow(regional, 'Boroughs’ returns')
  await when_they_follow(regional, quarter)
  await then_the_table_says(regional, 'Boroughs', 'Redbridge', 'Revision 1')
  await then_they_see(regional, 'There is no total of the boroughs')
  await then_they_do_not_see(regional, why)
  const csv = await when_they_save_a_copy(
    regional, regional.getByRole('link', { name: 'Download as data (CSV)' }), board)
  shows_no_small_number(csv.trim().split(/\r?\n/))
  await then_there_is_no_such_page(regional, restricted)
}

export default async function ({ as, go_on_in_days }) {
  const chair = await as('care_chair')
  const address = await is_published(chair)
  const first = await figures(chair)

  const analyst = await as('analyst')
  await each_file_is_saved(analyst, address)
  await when_they_follow(analyst, 'The shareable edition')
  const shareable = new URL(analyst.url()).pathname
  shows_no_small_number(await each_file_is_saved(analyst, shareable))
  await then_they_do_not_see(analyst, 'Two-way tables')

  const administrator = await as('admin')
  await is_shared(administrator, address)
  await is_mended(administrator, await a_case_in(await as('police_chair'), 'CAT3'))
  await is_corrected(chair, address, first)

  // Six copies are listed where the restricted edition is, with which one and for whom.
  await when_they_go_to(chair, address)
  await then_the_table_says(chair, copies, 'Shareable, edition 1', 'Restricted, edition 1', board)
  assert.equal(await chair.getByRole('table', { name: copies }).getByText(board).count(), 6)

  // The program ends and starts again on another day: what was published is as it was.
  await go_on_in_days(1)
  const recipient = await as('recipient')
  await when_they_go_to(recipient, address)
  assert.equal(await figures(recipient), first, 'the first edition has moved')
  await then_they_see(recipient, 'This edition was corrected later')
  await when_they_follow(recipient, 'The shareable edition')
  await then_they_do_not_see(recipient, why)
  await is_seen_by_the_region(await as('regional'), address)
}
