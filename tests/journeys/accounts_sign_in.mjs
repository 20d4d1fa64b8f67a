import {
  join, link_in, then_the_page_is, then_they_are_told, then_they_see, when_they_enter,
  when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'a newcomer joins by a link, signs out, and in again'
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
  const link = link_in(stdout)

  await when_they_go_to(page, '/sign-in')
  await when_they_press(page, 'Sign in')
  await then_they_are_told(page, 'Enter your email address', 'Enter your passphrase')

  await when_they_go_to(page, link)
  await then_they_see(page, 'Farah Begum')
  await when_they_enter(page, 'Passphrase', own)
  await when_they_enter(page, 'The same again', 'another one')
  await when_they_press(page, 'Agree and continue')
  await then_they_are_told(page,
    'Read what you agree to, then select that you agree. If you cannot agree to it, talk to the ' +
    'administrator',
    'Enter the same passphrase twice')
  await join(page, link, own)
  await when_they_press(page, 'Sign out')
  await then_the_page_is(page, 'Sign in')

  await when_they_sign_in(page, 'another one')
  await then_they_are_told(page,
    'Check the email address and the passphrase: together they are not right')
  await when_they_sign_in(page, own)
  await when_they_press(page, 'Sign out')
}
