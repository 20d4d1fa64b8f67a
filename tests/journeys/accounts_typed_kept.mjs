import {
  then_the_page_is, then_they_see, when_they_choose, when_they_enter, when_they_follow,
  when_they_go_to, when_they_press
} from './steps.mjs'
import { person_called } from './people.mjs'

export const title = 'a session runs out while somebody types, and nothing typed is lost'

async function when_they_sign_in_as(page, person) {
  const { email, passphrase } = await person_called(person)
  await when_they_enter(page, 'Email address', email)
  await when_they_enter(page, 'Passphrase', passphrase)
  await when_they_press(page, 'Sign in')
}

export default async function ({ as, go_on_in_days }) {
  const worker = await as('sw_nowak')
  await when_they_go_to(worker, '/referrals/new')
  await when_they_choose(worker, 'Who holds the case?', 'Held by a social worker in this borough')
  await when_they_press(worker, 'Continue')
  await when_they_choose(worker, 'Has the CSE MAP been held?', 'No, and no date is fixed')
  await when_they_press(worker, 'Start the referral')
  await when_they_follow(worker, 'The child')
  await when_they_enter(worker, 'Family name', 'Wiśniewska')
  await when_they_enter(worker, 'NHS number', '999 000 0001')
  await go_on_in_days(1)  // it ran out meanwhile
  await when_they_press(worker, 'Save and continue')
  await then_the_page_is(worker, 'Sign in')
  await then_they_see(worker, 'What you typed is kept')
  await when_they_sign_in_as(worker, 'sw_nowak')
  await then_the_page_is(worker, 'What you typed is kept')
  await then_they_see(worker, 'Wiśniewska')
  await when_they_press(worker, 'Go on with what I typed')
  // As it would have been answered: one number is wrong, and all the rest is there.
  await then_they_see(worker, 'Check the NHS number')
  const name = await worker.getByLabel('Family name', { exact: true }).inputValue()
  if (name !== 'Wiśniewska') throw new Error(`the name is ${name}`)
  await when_they_go_to(worker, '/typed')
  await then_the_page_is(worker, 'Nothing that you typed is waiting')
}
