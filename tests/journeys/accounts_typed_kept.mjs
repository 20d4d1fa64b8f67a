import {
  then_the_page_is, then_they_are_told_among_others, then_they_see, when_they_enter,
  when_they_go_to, when_they_press, when_they_select
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
  const administrator = await as('admin')
  await when_they_go_to(administrator, '/settings/people/new')
  await when_they_enter(administrator, 'Full name', 'Marta Wiśniewska')
  await when_they_enter(administrator, 'Job', 'Named nurse')
  await when_they_select(administrator, 'Agency', 'Health')
  await go_on_in_days(1)  // it ran out meanwhile
  await when_they_press(administrator, 'Add this person')
  await then_the_page_is(administrator, 'Sign in')
  await then_they_see(administrator, 'What you typed is kept')
  await when_they_sign_in_as(administrator, 'admin')
  await then_the_page_is(administrator, 'What you typed is kept')
  await when_they_press(administrator, 'Go on with what I typed')
  // As it would have been answered: it lacks an address, and all the rest is there.
  await then_the_page_is(administrator, 'Add a person')
  await then_they_are_told_among_others(administrator,
    'Enter an email address, such as name@agency.example')
  const name = await administrator.getByLabel('Full name', { exact: true }).inputValue()
  if (name !== 'Marta Wiśniewska') throw new Error(`the name is ${name}`)
}
