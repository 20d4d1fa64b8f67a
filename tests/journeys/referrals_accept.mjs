import assert from 'node:assert/strict'
import {
  then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { the_meetings_to_come } from './sitting.mjs'

export const title = 'the administrator accepts a referral onto the meeting it is in time for'

export default async function ({ as }) {
  const administrator = await as('admin')
  await then_the_page_is(administrator, 'What is waiting for you')
  await when_they_follow(administrator, 'Tunde Szymańska')
  const referral = new URL(administrator.url()).pathname
  await when_they_press(administrator, 'Accept or return it')
  await when_they_press(administrator, 'Save')
  await then_they_are_told(administrator, 'Select what happens to this referral')
  const accept = administrator.getByLabel(/^Accept it for the meeting on/)
  const label = await administrator.locator('label', { hasText: /^\s*Accept it for/ }).innerText()
  const meeting = label.replace('Accept it for the meeting on ', '').trim()
  assert.equal(await accept.count(), 1)
  await when_they_choose(administrator, 'What happens to it?', label.trim())
  await when_they_press(administrator, 'Save')

  assert.ok((await the_meetings_to_come(administrator)).includes(meeting))
  await when_they_follow(administrator, meeting)
  await then_they_see(administrator, 'Tunde Szymańska')
  await when_they_go_to(administrator, '/cases')
  await then_they_see(administrator, 'Tunde Szymańska')

  // It is decided once.
  const again = await when_they_go_to(administrator, `${referral}/acceptance`)
  assert.ok(again.status() === 404 || !(await administrator.content()).includes('Accept it for'))

  // A member of that meeting does not read the case before its pack is out.
  const member = await as('ews_lead')
  await when_they_go_to(member, '/cases')
  await then_they_do_not_see(member, 'Szymańska')
}
