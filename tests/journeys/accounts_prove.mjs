import assert from 'node:assert/strict'
import {
  then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { when_they_open_the_case } from './cases.mjs'
import { when_they_make_the_copy } from './copies.mjs'
import { person_called } from './people.mjs'

export const title = 'what a thief of a session would do first asks for the passphrase again'

const child = 'Zofia Zieliński'
const six_minutes = 6 / (24 * 60)
const one_minute = 1 / (24 * 60)

async function when_they_type_their_passphrase(page, person) {
  const { passphrase } = await person_called(person)
  await when_they_enter(page, 'Passphrase you have now', passphrase)
}

async function is_asked_in_an_emergency(duty, number, go_on_in_days) {
  await when_they_go_to(duty, '/emergency-access')
  await when_they_enter(duty, 'The child’s case number or NHS number', number)
  await when_they_choose(duty, 'Why can it not wait?', 'A child is missing')
  await when_they_enter(duty, 'What has happened, and what do you need to know?',
    'Missing since noon. Where may the child be?')
  await go_on_in_days(six_minutes)
  await when_they_press(duty, 'Open the case')
  await then_the_page_is(duty, 'Show that it is you')
  await then_they_do_not_see(duty, child)
  await when_they_enter(duty, 'Passphrase you have now', 'a guess of somebody at the desk')
  await when_they_press(duty, 'Go on')
  await then_they_are_told(duty, 'Enter the passphrase you have now')
  await when_they_type_their_passphrase(duty, 'sw_hassan')
  await when_they_press(duty, 'Go on')
  await then_they_see(duty, 'You opened this case in an emergency. Your access ends on')
  await then_they_see(duty, 'to read: no copy of it can be made')
}

async function is_asked_for_a_list(chair) {
  await when_they_go_to(chair, '/cases')
  await when_they_follow(chair, 'Print or save a copy of this page')
  await when_they_make_the_copy(chair, 'Jo Sample, safeguarding board')
  await then_the_page_is(chair, 'Show that it is you')
  await when_they_press(chair, 'Continue')
  await then_they_are_told(chair, 'Enter the passphrase you have now')
  await when_they_type_their_passphrase(chair, 'care_chair')
  await when_they_press(chair, 'Continue')
  await then_they_see(chair, 'bears your name on each sheet')
}

export default async function ({ as, go_on_in_days }) {
  const chair = await as('care_chair')
  await when_they_open_the_case(chair, child)
  const number = (await chair.locator('body').innerText()).match(/case number (\S+)/)[1]
  const duty = await as('sw_hassan')
  await is_asked_in_an_emergency(duty, number, go_on_in_days)
  await is_asked_for_a_list(chair)
  // Not twice within a few minutes.
  await go_on_in_days(six_minutes + one_minute)
  await when_they_go_to(chair, '/actions')
  await when_they_follow(chair, 'Print or save a copy of this page')
  await when_they_make_the_copy(chair, 'Jo Sample, safeguarding board')
  await then_they_see(chair, 'bears your name on each sheet')
  assert.equal(await chair.getByLabel('Passphrase you have now').count(), 0)
}
