import assert from 'node:assert/strict'
import {
  then_they_see, then_there_is_no_such_page, when_they_follow, when_they_go_to
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'

export const title = 'a member reads the pack, and it is seen that they have'

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_the_pack_is_out(administrator, await the_next_meeting(administrator))
  const member = await as('ews_lead')
  const line = await member.getByText(/^Pack for /).first().locator('..').innerText()
  const [, cases] = /: (\d+) cases, \1 not opened/.exec(line)
  await when_they_follow(member, /^Pack for /)
  const pack = new URL(member.url()).pathname
  await then_they_see(member, 'Agenda')
  await when_they_follow(member, 'Sumaiya Hersi')
  const item = new URL(member.url()).pathname
  await then_they_see(member, 'OFFICIAL-SENSITIVE')
  await when_they_go_to(member, '/')
  await then_they_see(member, `${cases} cases, ${cases - 1} not opened`)

  await when_they_go_to(administrator, pack)
  const openings = administrator.getByRole('table', { name: 'Who has opened what' })
  const theirs = openings.getByRole('row').filter({ hasText: 'Ioana Popescu' })
  assert.match(await theirs.innerText(), /\b1\b/)

  // A social worker of another child, and someone who owns an action, find nothing there.
  for (const person of ['sw_nowak', 'nurse']) {
    await then_there_is_no_such_page(await as(person), item)
  }
}
