import assert from 'node:assert/strict'
import { authenticator } from './authenticator.mjs'
import {
  join, link_in, then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see,
  when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a newcomer sets up a second step, and signs in with a code'
export const database = 'empty'

const email = 'farah.begum@agency.example'
const own = 'copper kettle seventeen harbour'

async function when_they_sign_in(page, passphrase) {
  await when_they_go_to(page, '/sign-in?next=/account')
  await when_they_enter(page, 'Email address', email)
  await when_they_enter(page, 'Passphrase', passphrase)
  await when_they_press(page, 'Sign in')
}

async function when_they_connect_their_app(page) {
  await when_they_go_to(page, '/account')
  await when_they_press(page, 'Set up a second step')
  await when_they_press(page, 'Continue')
  await then_they_are_told(page, 'Enter the passphrase you have now')
  await when_they_enter(page, 'Passphrase you have now', own)
  await when_they_press(page, 'Continue')
  await then_the_page_is(page, 'Connect your app')
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  const app = authenticator(key)
  await when_they_enter(page, 'Code from the app', '12 34')
  await when_they_press(page, 'Confirm')
  await then_they_are_told(page, 'Enter the six digits that the app shows')
  await then_they_see(page, key)
  await when_they_enter(page, 'Code from the app', await app.next_code())
  await when_they_press(page, 'Confirm')
  return app
}

export default async function ({ page, mase }) {
  const { stdout } = await mase('user', 'add', '--email', email, '--name', 'Farah Begum',
    '--agency', 'CS_MASH', '--role', 'administrator')
  await join(page, link_in(stdout), own)

  const app = await when_they_connect_their_app(page)
  await then_the_page_is(page, 'The second step is set up')
  const codes = await page.getByText(/^[0-9a-z]{5}-[0-9a-z]{5}$/).allInnerTexts()
  assert.equal(new Set(codes).size, 10)
  await when_they_press(page, 'I have kept them: continue')
  await then_the_page_is(page, 'Your account')
  await then_they_see(page, 'Recovery codes left')
  await then_they_do_not_see(page, codes[0])
  await when_they_press(page, 'Sign out')

  await when_they_sign_in(page, own)
  await then_the_page_is(page, 'Enter a code from your app')
  await when_they_go_to(page, '/account')
  await then_the_page_is(page, 'Sign in')
  await when_they_go_to(page, '/sign-in/code?next=/account')
  await when_they_enter(page, 'Code from the app', app.used_code())
  await when_they_press(page, 'Continue')
  await then_they_are_told(page,
    'Check the code: it is not right, or has been used. A new one comes every 30 seconds')
  await when_they_enter(page, 'Code from the app', await app.next_code())
  await when_they_press(page, 'Continue')
  await then_the_page_is(page, 'Your account')

  await when_they_follow(page, 'Turn it off')
  await when_they_enter(page, 'Passphrase you have now', own)
  await when_they_press(page, 'Turn it off')
  await then_they_are_told(page, 'Enter a code from your app, or a recovery code')
  await when_they_enter(page, 'Passphrase you have now', own)
  await when_they_enter(page, 'Code from the app, or a recovery code', codes[0])
  await when_they_press(page, 'Turn it off')
  await then_they_see(page, 'The second step is turned off')

  await when_they_connect_their_app(page)
  await when_they_press(page, 'I have kept them: continue')
  await mase('user', 'reset-factor', '--email', email)
  await when_they_go_to(page, '/account')
  await then_the_page_is(page, 'Sign in')
  await when_they_sign_in(page, own)
  await then_the_page_is(page, 'Your account')
  await then_they_see(page, 'Not set up: your passphrase alone lets you in.')
}
