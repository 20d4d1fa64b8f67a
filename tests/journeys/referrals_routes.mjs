import assert from 'node:assert/strict'
import {
  the_date_in, then_there_is_no_button, then_they_are_told, then_they_do_not_see, then_they_see,
  when_they_choose, when_they_enter, when_they_enter_the_date, when_they_follow, when_they_go_to,
  when_they_press, when_they_select
} from './steps.mjs'
import {
  when_they_send_it, when_they_start_a_referral, when_they_write_only_what_is_needed
} from './writing.mjs'
import { the_meetings_to_come, when_they_accept_it } from './sitting.mjs'

export const title = 'a referral of early help and a child placed here are heard, data alone is not'

async function comes_from_early_help(worker) {
  await when_they_start_a_referral(worker, 'Held by early help')
  await then_they_see(worker, 'then send what early help and its partners agreed')
  await when_they_choose(worker, 'Has the multi-agency meeting been held?',
    'Yes, it has been held')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-4))
  await when_they_press(worker, 'Start the referral')
  await then_they_are_told(worker, 'Select which meeting it is')
  await when_they_choose(worker, 'Which meeting is it?', 'Early help multi-agency meeting')
  await when_they_press(worker, 'Start the referral')
  await when_they_write_only_what_is_needed(worker,
    { family: 'Lindqvist', given: 'Ana', authority: 'Redbridge' })
  await when_they_send_it(worker)
  await then_they_see(worker, 'In time for the meeting on')
}

// The part that asks the panel for something is not even there.
async function comes_for_the_data_alone(worker) {
  await when_they_start_a_referral(worker, 'Data only: heard by another area’s panel')
  await when_they_press(worker, 'Start the referral')
  await then_they_are_told(worker, 'Enter which area’s panel heard the case',
    'Enter the date it was held')
  await when_they_enter(worker, 'Which area’s panel', 'Mid Essex exploitation panel')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-9))
  await when_they_press(worker, 'Start the referral')
  await then_they_do_not_see(worker, 'What you ask of the panel')
  await when_they_write_only_what_is_needed(worker,
    { family: 'Marlow', given: 'Ewa', authority: 'Redbridge', host: 'Essex', for_data: true })
  await when_they_send_it(worker)
  await then_they_do_not_see(worker, 'In time for the meeting on')
}

async function is_placed_here(worker) {
  await when_they_start_a_referral(worker, 'Placed here by another authority')
  await when_they_choose(worker, 'Which meeting is it?', 'Strategy meeting')
  await when_they_choose(worker, 'Has the multi-agency meeting been held?',
    'Yes, it has been held')
  await when_they_enter_the_date(worker, 'Date it was held', the_date_in(-5))
  await when_they_press(worker, 'Start the referral')
  await when_they_follow(worker, 'The placing authority')
  await when_they_enter(worker, 'The placing authority’s social worker', 'Ines Calloway')
  await when_they_enter(worker, 'How to reach the social worker', 'ines@havering.example')
  await when_they_enter(worker, 'The placing authority’s social worker’s manager', 'Otis Brandt')
  await when_they_press(worker, 'Save and come back later')
  await when_they_write_only_what_is_needed(worker,
    { family: 'Harrow', given: 'Pia', authority: 'Redbridge' })
  await when_they_press(worker, 'Check your answers and send')
  await then_there_is_no_button(worker, 'Send the referral')  // it would be this borough's child
  await when_they_follow(worker, /^Select the authority that placed the child here/)
  await when_they_select(worker, 'Responsible local authority', 'Havering')
  await when_they_press(worker, 'Save and come back later')
  await when_they_send_it(worker)
}

async function is_accepted(administrator, child) {
  await when_they_go_to(administrator, '/referrals')
  await when_they_follow(administrator, child)
  await when_they_press(administrator, 'Accept or return it')
  await when_they_accept_it(administrator)
}

export default async function ({ as }) {
  const worker = await as('sw_hassan')
  await comes_from_early_help(worker)
  await comes_for_the_data_alone(worker)
  await is_placed_here(worker)

  const administrator = await as('admin')
  await is_accepted(administrator, 'Ana Lindqvist')
  await is_accepted(administrator, 'Ewa Marlow')
  await is_accepted(administrator, 'Pia Harrow')
  await when_they_go_to(administrator, '/cases')
  await then_they_see(administrator, 'Ewa Marlow')
  let listed = 0
  for (const day of await the_meetings_to_come(administrator)) {
    await when_they_go_to(administrator, '/meetings')
    await when_they_follow(administrator, day)
    await then_they_do_not_see(administrator, 'Marlow')
    const shown = await administrator.locator('main').innerText()
    for (const child of ['Ana Lindqvist', 'Pia Harrow']) listed += shown.includes(child)
  }
  assert.equal(listed, 2, 'what early help and the other authority sent is not on one agenda each')
}
