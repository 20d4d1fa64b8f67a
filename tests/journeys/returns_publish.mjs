import assert from 'node:assert/strict'
import { when_they_open_the_case } from './cases.mjs'
import { when_they_save_a_copy } from './copies.mjs'
import {
  then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_enter, when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'

export const title = 'a chair publishes a quarter, what is mended later does not move it, and a ' +
  'correction says what changed'

const quarter = '2026-27 Q2'
const why = 'One child’s category was put down wrongly.'

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

// Whoever has no part in the restricted edition reads the shareable one.
async function is_shared(administrator) {
  await when_they_go_to(administrator, '/more')
  await when_they_follow(administrator, 'Published returns')
  await when_they_follow(administrator, quarter)
  await then_they_see(administrator, 'A c stands for a number that is not shown')
  await then_they_do_not_see(administrator, 'Why it was corrected')
  const link = administrator.getByRole('link', { name: 'Download as a workbook (XLSX)' })
  const book = await when_they_save_a_copy(administrator, link, 'Jo Sample, the safeguarding board')
  assert.ok(book.startsWith('PK'), 'the workbook is none')
}

// Data of that quarter is corrected: the category that a child was in.
async function is_mended(administrator, child, day) {
  await when_they_open_the_case(administrator, child)
  await when_they_follow(administrator, 'Data')
  await when_they_select(administrator, 'As at', day)
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

export default async function ({ as }) {
  const chair = await as('care_chair')
  const address = await is_published(chair)
  const first = await figures(chair)
  const administrator = await as('admin')
  await is_shared(administrator)
  await is_mended(administrator, 'Zofia Zieliński', /2026/)
  await is_corrected(chair, address, first)

  const recipient = await as('recipient')
  await when_they_go_to(recipient, address)
  assert.equal(await figures(recipient), first, 'the first edition has moved')
  await then_they_see(recipient, 'This edition was corrected later')
  await then_they_see(recipient, 'Jo Sample, the safeguarding board')
  await when_they_follow(recipient, 'The shareable edition')
  await then_they_do_not_see(recipient, why)
}
