import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { start_provider } from './provider.mjs'
import {
  then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see, when_they_enter,
  when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'

export const title = 'people of a borough sign in through its own provider'
export const database = 'empty'

const borough = 'Borough of Lantern'
const grace = 'grace.adeyemi@lantern.example'
const kemi = 'kemi.ola@lantern.example'  // works there, and has no account here
const people = {
  [grace]: { email: grace, email_verified: true },
  [kemi]: { email: kemi, email_verified: true }
}

// What the server is started with: the borough's provider, and where it is.
export async function serve_with(address) {
  const provider = await start_provider(address, people)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mase-sign-on-'))
  const secret = path.join(folder, 'secret')
  const file = path.join(folder, 'sign_on.toml')
  fs.writeFileSync(secret, `${provider.secret}\n`)
  fs.writeFileSync(file, `address = "${address}"
certificates = ""
[[provider]]
name = "${borough}"
issuer = "${provider.issuer}"
client_id = "mase"
secret_file = "${secret}"
domains = ["lantern.example"]
agencies = ["CS_MASH"]
verified_claim = "email_verified"
second_step = []
passphrase_too = []
`)
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return { words: ['--sign-on', file], provider, elsewhere: provider.issuer }
}

async function when_they_ask_to_sign_in(page, email, at = '/sign-in?next=/account') {
  await when_they_go_to(page, at)
  await when_they_enter(page, 'Email address', email)
  await when_they_press(page, 'Continue')
}

// On a page of the borough's, which is not the program's to check.
async function when_they_log_in_there(page, email, script = true) {
  await page.getByRole('heading', { name: 'Borough account' }).waitFor()
  await page.getByLabel('Work email').fill(email)
  await page.getByRole('button', { name: 'Log in' }).click()
  // Its page between two people goes on by itself only where a script may run.
  if (!script) await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL((url) => url.hostname === '127.0.0.1')
}

async function when_they_sign_out_of_both(page) {
  await when_they_press(page, 'Sign out')
  await page.getByRole('button', { name: 'Yes, sign out' }).click()
  await page.waitForURL('**/sign-in')
}

async function and_a_newcomer_signs_in(page) {
  await when_they_ask_to_sign_in(page, '')
  await then_they_are_told(page, 'Enter your email address')
  await when_they_enter(page, 'Email address', grace)
  await when_they_press(page, 'Continue')
  await when_they_log_in_there(page, grace)
  await then_the_page_is(page, 'Your account')
  await then_they_see(page, `Through ${borough}`)
  await then_they_do_not_see(page, 'Passphrase you have now')
}

async function and_what_matters_is_asked_again(page) {
  await when_they_press(page, 'Set up a second step')
  await when_they_press(page, 'Continue')
  await then_they_are_told(page, `First show at ${borough} that it is you`)
  await when_they_follow(page, `show at ${borough} that it is you`)
  await then_the_page_is(page, 'Show that it is you')
  await when_they_press(page, 'Continue')
  await when_they_log_in_there(page, grace)
  await then_the_page_is(page, 'Set up a second step')
  await then_they_see(page, `You have shown at ${borough} that it is you.`)
  await when_they_press(page, 'Continue')
  await then_the_page_is(page, 'Connect your app')
}

async function and_a_passphrase_is_of_no_use(page) {
  await when_they_go_to(page, '/sign-in?with=passphrase')
  await when_they_enter(page, 'Email address', grace)
  await when_they_enter(page, 'Passphrase', 'correct horse battery')
  await when_they_press(page, 'Sign in')
  await then_they_see(page, `People with such an address sign in through ${borough}`)
}

async function and_who_has_no_account_gets_none(page, script) {
  await when_they_ask_to_sign_in(page, kemi)
  await when_they_log_in_there(page, kemi)
  await then_the_page_is(page, 'You cannot sign in with that account')
  // With the right account there, though the borough still knows the other one.
  await when_they_press(page, 'Sign in again')
  await when_they_enter(page, 'Email address', grace)
  await when_they_press(page, 'Continue')
  await when_they_log_in_there(page, grace, script)
  await page.waitForURL('**/')
}

async function and_nobody_is_left_waiting_when_it_is_down(page, provider) {
  await provider.stop()
  await pause(5500)  // that it answered a moment ago is not asked twice
  await when_they_press(page, 'Sign out')
  await then_the_page_is(page, 'You are signed out')
  await then_they_see(page, `You may still be signed in at ${borough}`)
  await when_they_ask_to_sign_in(page, grace)
  await then_the_page_is(page, 'Sign in')
  await then_they_see(page, `${borough} does not answer`)
  assert.equal(await page.getByLabel('Email address').inputValue(), grace)
  await provider.start()
}

export default async function ({ page, mase, script, served: { provider } }) {
  await mase('user', 'add', '--email', grace, '--name', 'Grace Adeyemi', '--agency', 'CS_MASH',
    '--role', 'administrator')
  await and_a_newcomer_signs_in(page)
  await and_what_matters_is_asked_again(page)
  await when_they_sign_out_of_both(page)
  await and_a_passphrase_is_of_no_use(page)
  await and_who_has_no_account_gets_none(page, script)

  await when_they_sign_out_of_both(page)
  provider.rotate()
  await when_they_ask_to_sign_in(page, grace)
  await when_they_log_in_there(page, grace)
  await then_the_page_is(page, 'Your account')

  await and_nobody_is_left_waiting_when_it_is_down(page, provider)
}
