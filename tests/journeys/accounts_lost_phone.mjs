import { authenticator } from './authenticator.mjs'
import { person_called } from './people.mjs'
import {
  sign_in, then_the_page_is, then_they_are_told, then_they_see, when_they_choose, when_they_enter,
  when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a chair without their phone uses a recovery code, then is reset by two'

async function when_they_set_up_a_second_step(page, passphrase) {
  await when_they_go_to(page, '/account')
  await when_they_press(page, 'Set up a second step')
  await when_they_enter(page, 'Passphrase you have now', passphrase)
  await when_they_press(page, 'Continue')
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  await when_they_enter(page, 'Code from the app', await authenticator(key).next_code())
  await when_they_press(page, 'Confirm')
  return page.getByText(/^[0-9a-z]{5}-[0-9a-z]{5}$/).allInnerTexts()
}

async function when_they_recover(page, code) {
  await sign_in(page, 'police_chair')
  await when_they_follow(page, 'I do not have my phone: use a recovery code')
  await then_the_page_is(page, 'Use a recovery code')
  await when_they_enter(page, 'Recovery code', code)
  await when_they_press(page, 'Continue')
}

export default async function ({ as }) {
  const { name, passphrase } = await person_called('police_chair')
  const chair = await as('police_chair')
  const [one] = await when_they_set_up_a_second_step(chair, passphrase)
  await when_they_press(chair, 'I have kept them: continue')
  await when_they_press(chair, 'Sign out')

  await when_they_recover(chair, one.toUpperCase().replace('-', ' '))
  await then_the_page_is(chair, 'Your account')
  await then_they_see(chair, 'that recovery code is used up')
  await when_they_press(chair, 'Sign out')
  await when_they_recover(chair, one)
  await then_they_are_told(chair, 'Check the recovery code: it is not right, or has been used')
  await when_they_press(chair, 'Stop signing in')
  await then_the_page_is(chair, 'Sign in')

  const admin = await as('admin')
  await when_they_go_to(admin, '/settings/people')
  await when_they_follow(admin, name)
  await when_they_follow(admin, 'Reset the second step')
  await then_the_page_is(admin, `Reset the second step of ${name}`)
  await when_they_press(admin, 'Reset the second step')
  await then_they_are_told(admin, 'Say why: someone else reads it before they approve this')
  await when_they_enter(admin, 'Why it has to be reset', 'He rang me from his desk: lost phone.')
  await when_they_press(admin, 'Reset the second step')
  await then_they_see(admin, 'A second person has been asked.')

  const other_chair = await as('care_chair')
  await when_they_follow(other_chair, `Reset the second step of ${name}, asked by Farah Begum`)
  await when_they_choose(other_chair, 'What do you decide?', 'Approve it')
  await when_they_enter(other_chair, 'Your reason', 'He is with me now.')
  await when_they_press(other_chair, 'Record the decision')
  await then_they_see(other_chair, 'It is approved and done')

  await sign_in(chair, 'police_chair')
  await when_they_go_to(chair, '/account')
  await then_they_see(chair, 'Not set up: your passphrase alone lets you in.')
}
