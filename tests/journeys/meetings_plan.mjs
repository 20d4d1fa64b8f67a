import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_they_are_told, then_they_see, when_they_enter,
  when_they_enter_the_date, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { the_meetings_to_come } from './sitting.mjs'

export const title = 'the administrator plans a series, and moves a meeting knowing what that does'

// The last three months that the list offers: far beyond what the demo has planned.
async function plans_three_more(administrator) {
  const before = await the_meetings_to_come(administrator)
  await when_they_press(administrator, 'Plan a series of meetings')
  const months = administrator.getByLabel('First month', { exact: true })
  const third_last = await months.locator('option').nth(-3).innerText()
  await months.selectOption({ label: third_last })
  await when_they_enter(administrator, 'How many months', '0')
  await when_they_enter(administrator, 'Starts at', 'after lunch')
  await when_they_press(administrator, 'Work out the days')
  await then_they_see(administrator, 'There is a problem')
  await when_they_enter(administrator, 'How many months', '3')
  await when_they_enter(administrator, 'Starts at', '2pm')
  await when_they_press(administrator, 'Work out the days')
  await then_the_page_is(administrator, 'Check the days')
  await then_they_see(administrator, 'Referrals received by')
  await when_they_press(administrator, 'Plan these meetings')
  const after = await the_meetings_to_come(administrator)
  assert.equal(after.length, before.length + 3)
  return after
}

export default async function ({ as }) {
  const administrator = await as('admin')
  const meetings = await plans_three_more(administrator)
  await when_they_follow(administrator, meetings.at(-1))
  const address = new URL(administrator.url()).pathname
  await when_they_press(administrator, 'Move the meeting')
  await when_they_enter_the_date(administrator, 'New day', the_date_in(-1))
  await when_they_press(administrator, 'Show what this does')
  await then_they_are_told(administrator, 'Choose a day that is not past')
  await when_they_enter_the_date(administrator, 'New day', typed(meetings.at(-2)))
  await when_they_press(administrator, 'Show what this does')
  await then_they_see(administrator, 'There is another meeting on')

  const earlier = new Date(Date.parse(`${meetings.at(-1)} UTC`) - 24 * 3_600_000)
  await when_they_enter_the_date(administrator, 'New day',
    `${earlier.getUTCDate()} ${earlier.getUTCMonth() + 1} ${earlier.getUTCFullYear()}`)
  await when_they_press(administrator, 'Show what this does')
  await then_the_page_is(administrator, 'What moving the meeting does')
  await then_they_see(administrator, 'The last day for referrals becomes')
  await then_they_see(administrator, 'The last day for the pack becomes')
  await when_they_go_to(administrator, address)
  await then_they_see(administrator, meetings.at(-1))  // nothing is moved before it is agreed to
  await when_they_press(administrator, 'Move the meeting')
  await when_they_enter_the_date(administrator, 'New day',
    `${earlier.getUTCDate()} ${earlier.getUTCMonth() + 1} ${earlier.getUTCFullYear()}`)
  await when_they_press(administrator, 'Show what this does')
  await when_they_press(administrator, 'Move the meeting')
  assert.ok(!(await the_meetings_to_come(administrator)).includes(meetings.at(-1)))

  // A member reads the days, and plans nothing.
  const member = await as('ews_lead')
  await when_they_follow(member, 'Meetings')
  assert.equal(await member.getByRole('button', { name: 'Plan a series of meetings' }).count(), 0)
  const answer = await when_they_go_to(member, `${address}/date`)
  assert.equal(answer.status(), 404)
}

function typed(day) {
  const date = new Date(`${day} UTC`)
  return `${date.getUTCDate()} ${date.getUTCMonth() + 1} ${date.getUTCFullYear()}`
}
