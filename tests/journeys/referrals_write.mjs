import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_there_is_no_button, then_there_is_no_such_page,
  then_they_are_told, then_they_see, when_they_choose, when_they_enter, when_they_enter_the_date,
  when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import {
  when_they_write_the_child, when_they_write_the_concerns, when_they_write_what_they_ask,
  when_they_write_what_was_agreed
} from './writing.mjs'

export const title = 'a social worker writes a referral in two sittings and sends it, gaps and all'

// A child is referred only with a plan: a meeting held, or one whose date is fixed.
async function starts_without_a_prior_meeting(worker) {
  await when_they_go_to(worker, '/referrals/new')
  await then_they_see(worker, 'call 999')
  await when_they_choose(worker, 'Who holds the case?', 'Held by a social worker in this borough')
  await when_they_press(worker, 'Continue')
  await when_they_press(worker, 'Start the referral')
  await then_they_are_told(worker, 'Select whether the CSE MAP has been held')
  await when_they_choose(worker, 'Has the CSE MAP been held?', 'No, and no date is fixed')
  await when_they_press(worker, 'Start the referral')
  await then_the_page_is(worker, 'A child not named yet')
}

async function mistypes_and_leaves(worker) {
  await when_they_follow(worker, 'The child')
  await when_they_enter(worker, 'Family name', 'Okonjo-Müller')
  await when_they_enter(worker, 'Given names', 'Ada')
  await when_they_enter_the_date(worker, 'Date of birth', '31 2 2011')
  await when_they_enter(worker, 'NHS number', '999 000 0001')
  await when_they_press(worker, 'Save and continue')
  await then_they_see(worker, 'Enter a real date, such as 27 3 2011')
  await then_they_see(worker, 'Check the NHS number')
  assert.equal(await worker.getByLabel('Family name', { exact: true }).inputValue(),
    'Okonjo-Müller', 'what was typed is lost')
  await when_they_enter_the_date(worker, 'Date of birth', '28 2 2011')
  await when_they_enter(worker, 'NHS number', '999 000 0018')
  await when_they_press(worker, 'Save and come back later')
  await when_they_press(worker, 'Sign out')
}

async function cannot_send_yet(worker, address) {
  await when_they_press(worker, 'Check your answers and send')
  await then_they_see(worker, 'Answer these before you send it')
  await then_there_is_no_button(worker, 'Send the referral')
  await when_they_go_to(worker, address)
}

async function records_the_prior_meeting(worker) {
  await when_they_follow(worker, 'The meeting already held')
  await when_they_choose(worker, 'Has the meeting been held?', 'Yes, it has been held')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(1))
  await when_they_press(worker, 'Save and continue')
  await then_they_see(worker, 'There is a problem')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-3))
  await when_they_press(worker, 'Save and come back later')
}

export default async function ({ as }) {
  const worker = await as('sw_nowak')
  await starts_without_a_prior_meeting(worker)
  const address = new URL(worker.url()).pathname
  await mistypes_and_leaves(worker)

  await as('sw_nowak')
  await when_they_follow(worker, 'Ada Okonjo-Müller')
  await cannot_send_yet(worker, address)
  await when_they_write_the_child(worker, { family: 'Okonjo-Müller', given: 'Ada' })
  await records_the_prior_meeting(worker)
  await when_they_write_what_was_agreed(worker, { action: 'Meet Ada at the gate each day' })
  await when_they_write_the_concerns(worker)
  await cannot_send_yet(worker, address)
  await when_they_write_what_they_ask(worker)

  await when_they_press(worker, 'Check your answers and send')
  await then_they_see(worker, 'Meet Ada at the gate each day')
  await when_they_press(worker, 'Send the referral')
  await then_they_are_told(worker, 'Agree to the declaration before you send it')
  await worker.getByRole('checkbox').check()
  await when_they_press(worker, 'Send the referral')
  await then_the_page_is(worker, 'Referral sent')
  await then_they_see(worker, 'In time for the meeting on')
  await then_they_see(worker, 'The pack goes to the panel’s members by')

  await then_there_is_no_such_page(await as('sw_ahmed'), address)
  const administrator = await as('admin')
  await when_they_follow(administrator, 'Ada Okonjo-Müller')
  await when_they_follow(administrator, 'Read what was written')
  await then_they_see(administrator, 'Meet Ada at the gate each day')
}
