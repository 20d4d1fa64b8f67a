import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_the_table_says, then_they_are_told, then_they_do_not_see,
  then_they_see, when_they_choose, when_they_enter, when_they_enter_the_date, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_accept_it } from './sitting.mjs'
import { when_they_open_the_case } from './cases.mjs'
import {
  when_they_send_it, when_they_start_a_referral, when_they_write_only_what_is_needed
} from './writing.mjs'

export const title = 'a referral is linked to a known child, and undoing the link loses nothing'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
  'September', 'October', 'November', 'December']

// "born 6 November 2009" at the top of a case, as it is typed.
async function the_birth_shown(page) {
  const [, day, month, year] = /born (\d+) (\w+) (\d+)/.exec(await page.locator('main').innerText())
  return `${day} ${months.indexOf(month) + 1} ${year}`
}

// Another spelling of a child whom the panel knows, with the same day of birth.
async function is_referred(worker, born) {
  await when_they_start_a_referral(worker, 'Held by a social worker in this borough')
  await when_they_choose(worker, 'Has the CSE MAP been held?', 'Yes, it has been held')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-3))
  await when_they_press(worker, 'Start the referral')
  await when_they_write_only_what_is_needed(worker,
    { family: 'Hersi', given: 'Sumaia', authority: 'Redbridge', born })
  await when_they_send_it(worker)
  await when_they_go_to(worker, '/cases')
  await then_they_do_not_see(worker, 'Sumaiya')  // whom the panel knows is not theirs to learn
}

async function is_linked(administrator) {
  await when_they_go_to(administrator, '/referrals')
  await when_they_follow(administrator, 'Sumaia Hersi')
  const referral = new URL(administrator.url()).pathname
  await when_they_press(administrator, 'Accept or return it')
  await when_they_press(administrator, 'Compare with the children who are known')
  await then_the_page_is(administrator, 'Is the child known already?')
  await then_they_see(administrator, 'The date of birth is the same')
  await then_the_table_says(administrator, 'The referral beside the known child',
    'Sumaia', 'Sumaiya')
  await when_they_press(administrator, 'Save')
  await then_they_are_told(administrator, 'Select whether it is the same child',
    'Enter how you know, or what you ask')
  await when_they_choose(administrator, 'Is it the same child?', 'Yes, the same child')
  await when_they_enter(administrator, 'How you know, or what you ask', 'The school says so.')
  await when_they_press(administrator, 'Save')
  await then_they_see(administrator, 'Each has its answer.')
  await when_they_press(administrator, 'Go on to accept or return it')
  await when_they_accept_it(administrator)
  return referral
}

async function is_undone(administrator, referral) {
  await when_they_go_to(administrator, referral)
  await when_they_follow(administrator, 'It is linked to the case of a known child')
  await when_they_press(administrator, 'Undo the link')
  await then_they_are_told(administrator, 'Enter why the link was wrong')
  await when_they_enter(administrator, 'Why the link was wrong', 'They are cousins.')
  await when_they_press(administrator, 'Undo the link')
  await then_the_page_is(administrator, 'Who read while the link was wrong')
  await then_the_table_says(administrator, 'Who read the case, or saw it in a list', 'Farah Begum')
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_they_open_the_case(administrator, 'Sumaiya Hersi')
  await when_they_follow(administrator, 'Child')
  const known = new URL(administrator.url()).pathname
  const before = await administrator.locator('main').innerText()
  await is_referred(await as('sw_nowak'), await the_birth_shown(administrator))
  const referral = await is_linked(administrator)
  await when_they_go_to(administrator, '/cases')
  await then_they_do_not_see(administrator, 'Sumaia ')  // one child, one case
  await is_undone(administrator, referral)

  await when_they_go_to(administrator, known)
  assert.equal(await administrator.locator('main').innerText(), before)
  await when_they_go_to(administrator, referral)
  await then_they_see(administrator, 'It was linked to a known case by mistake')
  await when_they_follow(administrator, 'Read what was written')
  await then_they_see(administrator, 'Meet Sumaia at the gate each day')
  await when_they_open_the_case(administrator, 'Sumaia Hersi')
}
