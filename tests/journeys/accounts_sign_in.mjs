import {
  then_the_page_is, then_they_are_told, when_they_enter, when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a newcomer chooses a passphrase, signs out, and in again'
export const database = 'empty'

const email = 'farah.begum@agency.example'
const own = 'copper kettle seventeen harbour'

async function when_they_sign_in(page, passphrase) {
  await when_they_go_to(page, '/sign-in')
  await when_they_enter(page, 'Email address', email)
  await when_they_enter(page, 'Passphrase', passphrase)
  await when_they_press(page, 'Sign in')
}

export default async function ({ page, mase }) {
  const { stdout } = await mase('user', 'add', '--email', email, '--name', 'Farah Begum',
    '--agency', 'CS_MASH', '--role', 'administrator')
  const given = stdout.trim().split(' ').at(-1)

  await when_they_go_to(page, '/sign-in')
  await when_they_press(page, 'Sign in')
  await then_they_are_told(page, 'Enter your email address', 'Enter your passphrase')

  await when_they_sign_in(page, given)
  await then_the_page_is(page, 'Choose your own passphrase')
  await when_they_enter(page, 'New passphrase', own)
  await when_they_enter(page, 'The same again', 'another one')
  await when_they_press(page, 'Save and continue')
  await then_they_are_told(page, 'Enter the same passphrase twice')

  await when_they_enter(page, 'New passphrase', own)
  await when_they_enter(page, 'The same again', own)
  await when_they_press(page, 'Save and continue')
  await when_they_press(page, 'Sign out')
  await then_the_page_is(page, 'Sign in')

  await when_they_sign_in(page, given)
  await then_they_are_told(page,
    'Check the email address and the passphrase: together they are not right')
  await when_they_sign_in(page, own)
  await when_they_press(page, 'Sign out')
}
