import assert from 'node:assert/strict'
import { authenticator } from './authenticator.mjs'
import {
  join, link_in, then_the_page_is, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_enter, when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'

export const title = 'a person is added, joins by their link and sets up a second step'

const name = 'Marta Wiśniewska'
const email = 'marta.wisniewska@health.example'
const own = 'copper kettle seventeen harbour'

async function when_they_add(administrator) {
  await when_they_go_to(administrator, '/settings/people')
  await when_they_press(administrator, 'Add a person')
  await when_they_enter(administrator, 'Full name', name)
  await when_they_enter(administrator, 'Work email address', email)
  await when_they_enter(administrator, 'Job', 'Named nurse')
  await when_they_enter(administrator, 'Work telephone number', '020 7946 0147')
  await when_they_select(administrator, 'Agency', 'Health')
  await when_they_choose(administrator, 'What this person does here', 'Panel member')
  await when_they_press(administrator, 'Add this person')
  await then_the_page_is(administrator, 'Person added')
  return link_in(await administrator.locator('body').innerText())
}

async function when_they_set_up_a_second_step(page) {
  await when_they_go_to(page, '/account')
  await when_they_press(page, 'Set up a second step')
  await when_they_enter(page, 'Passphrase you have now', own)
  await when_they_press(page, 'Continue')
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  await when_they_enter(page, 'Code from the app', await authenticator(key).next_code())
  await when_they_press(page, 'Confirm')
  await then_the_page_is(page, 'The second step is set up')
  await when_they_press(page, 'I have kept them: continue')
}

export default async function ({ page, as, go_on_in_days }) {
  const administrator = await as('admin')
  const link = await when_they_add(administrator)
  await when_they_go_to(administrator, '/settings/people')
  await then_they_see(administrator, 'Not joined yet')

  const unknown = await when_they_go_to(page, `/invitations/${'a'.repeat(43)}`)
  assert.equal(unknown.status(), 404)
  await then_the_page_is(page, 'This link does not work')
  await then_they_do_not_see(page, name)

  await join(page, link, own)
  await then_they_see(page, name)
  await when_they_set_up_a_second_step(page)
  await then_they_see(page, 'version 2026-11')
  await when_they_press(page, 'Sign out')

  const used = await when_they_go_to(page, link)
  assert.equal(used.status(), 404)
  await then_the_page_is(page, 'This link does not work')

  await when_they_go_to(administrator, '/settings/people')
  await when_they_follow(administrator, 'Ruth Cole')
  await when_they_follow(administrator, 'Make a link to choose a passphrase by')
  await when_they_press(administrator, 'Make the link')
  await then_the_page_is(administrator, 'Link made')
  const late = link_in(await administrator.locator('body').innerText())
  await go_on_in_days(8)
  const expired = await when_they_go_to(page, late)
  assert.equal(expired.status(), 404)
  await then_the_page_is(page, 'This link does not work')
}
