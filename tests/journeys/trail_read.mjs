import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_there_is_no_such_page, then_they_do_not_see, then_they_see,
  when_they_choose, when_they_enter_the_date, when_they_follow, when_they_go_to, when_they_press,
  when_they_select
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'

export const title = 'the auditor sees who read and changed what, and why, and no child’s name'

async function a_member_reads_an_item(member) {
  await when_they_follow(member, /^Pack for /)
  await when_they_follow(member, 'Sumaiya Hersi')
  await then_they_see(member, 'OFFICIAL-SENSITIVE')
}

async function a_chair_opens_the_case_for_another_reason(chair) {
  await when_they_go_to(chair, '/cases')
  await when_they_follow(chair, 'Sumaiya Hersi')
  await when_they_choose(chair, 'Why are you opening this case?', 'I am preparing for a meeting')
  await when_they_press(chair, 'Open the case')
}

async function looks_for(auditor, person) {
  await when_they_select(auditor, 'Who', person)
  await when_they_enter_the_date(auditor, 'First day', the_date_in(0))
  await when_they_press(auditor, 'Apply filters')
  const rows = await auditor.getByRole('row').allInnerTexts()
  return rows.slice(1)
}

export default async function ({ as }) {
  const administrator = await as('admin')
  await when_the_pack_is_out(administrator, await the_next_meeting(administrator))
  await a_member_reads_an_item(await as('ews_lead'))
  await a_chair_opens_the_case_for_another_reason(await as('police_chair'))

  const auditor = await as('auditor')
  await when_they_follow(auditor, 'Audit')
  await then_the_page_is(auditor, 'Audit trail')
  const read = await looks_for(auditor, 'Ioana Popescu')
  assert.ok(read.every((row) => row.includes('Ioana Popescu')), read.join('\n'))
  assert.ok(read.some((row) => row.includes('From the agenda')), read.join('\n'))
  const opened = await looks_for(auditor, 'Daniel Price')
  assert.ok(opened.some((row) => row.includes('I am preparing for a meeting')),
    opened.join('\n'))

  // One case’s own trail has both of them, and its child’s name nowhere.
  const row = auditor.getByRole('row').filter({ hasText: 'I am preparing for a meeting' }).first()
  const one_case = await row.getByRole('link', { name: /^Case …/ }).first().innerText()
  await when_they_follow(auditor, 'Audit')
  await when_they_follow(auditor, one_case)
  await then_they_see(auditor, 'Daniel Price')
  await then_they_see(auditor, 'Ioana Popescu')
  await then_they_do_not_see(auditor, 'Hersi')

  await when_they_follow(auditor, 'Audit')
  await when_they_follow(auditor, 'Check that the trail is whole')
  await then_they_see(auditor, 'The trail is whole.')
  await when_they_follow(auditor, 'Back to the audit trail')

  await when_they_enter_the_date(auditor, 'First day', '31 2 2026')
  await when_they_press(auditor, 'Apply filters')
  await then_they_see(auditor, 'There is a problem')
  await then_there_is_no_such_page(await as('ews_lead'), '/audit')
}
