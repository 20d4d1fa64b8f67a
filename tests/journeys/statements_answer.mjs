import assert from 'node:assert/strict'
import {
  then_the_page_is, then_they_are_told, then_they_do_not_see, then_they_see, when_they_choose,
  when_they_enter, when_they_follow, when_they_go_to, when_they_press
} from './steps.mjs'
import { the_next_meeting, when_the_pack_is_out } from './sitting.mjs'

export const title = 'an agency answers before the meeting, and what is for chairs no member reads'

const for_all = 'She has come to two of three lessons since Monday.'
const for_chairs = 'A source says that the group meets near her new address.'

async function what_is_owed(administrator, meeting, agency) {
  await when_they_go_to(administrator, `${meeting.address}/answers`)
  const row = administrator.getByRole('row').filter({ hasText: agency })
  const [, owed] = /(\d+) owed/.exec(await row.innerText()) ?? [null, 0]
  return Number(owed)
}

// The first that stands on home, where the first ten do.
async function says_that_a_child_is_known(member) {
  await when_they_go_to(member, '/')
  await then_they_see(member, 'Your agency owes')
  const child = await member.getByRole('row').filter({ hasText: 'Answer' })
    .getByRole('link').first().innerText()
  await when_they_follow(member, child)
  await when_they_press(member, 'Answer for Education Welfare Service')
  await when_they_press(member, 'Save')
  await then_they_are_told(member, 'Select whether the child is known to your agency',
    'Select whether your agency has recorded this on its own system')
  await when_they_choose(member, 'Is this child known to your agency?', 'Known to us')
  await when_they_choose(member, 'Has your agency recorded this on its own system?', 'Yes')
  await when_they_press(member, 'Save and add a statement')
  return child
}

async function states(member, words, kind, audience) {
  await then_the_page_is(member, 'Add a statement')
  await when_they_enter(member, 'What does your agency know?', words)
  await when_they_choose(member, 'What kind of statement is it?', kind)
  await when_they_press(member, 'Save this statement')
  await then_they_are_told(member, 'Select who may see it')
  assert.equal(await member.getByLabel('What does your agency know?').inputValue(), words)
  await when_they_choose(member, 'Who may see it?', audience)
  await when_they_press(member, 'Save this statement')
  await then_they_see(member, 'The statement is saved')
}

export default async function ({ as }) {
  const administrator = await as('admin')
  const meeting = await the_next_meeting(administrator)
  await when_the_pack_is_out(administrator, meeting)
  const owed = await what_is_owed(administrator, meeting, 'Education Welfare Service')

  const member = await as('ews_lead')
  const child = await says_that_a_child_is_known(member)
  await states(member, for_all, 'Fact', 'Everyone who may read this case at the meeting')
  await when_they_press(member, 'Add a statement')
  await states(member, for_chairs, 'Intelligence', 'Only the chairs')
  await then_they_see(member, for_chairs)  // one's own agency always sees it
  await when_they_follow(member, 'Back')
  const item = new URL(member.url()).pathname

  const other = await as('set_officer')
  await when_they_go_to(other, '/')
  await when_they_follow(other, child)
  await then_they_see(other, for_all)
  await then_they_do_not_see(other, for_chairs)
  const chair = await as('police_chair')
  await when_they_go_to(chair, item)
  await then_they_see(chair, for_all)
  await then_they_see(chair, for_chairs)

  // The administrator chases what is still owed, and whom to ask.
  assert.equal(await what_is_owed(administrator, meeting, 'Education Welfare Service'), owed - 1)
  await when_they_go_to(administrator, '/')
  await when_they_follow(administrator, 'Answers that agencies owe')
  const row = administrator.getByRole('row').filter({ hasText: 'Education Welfare Service' })
  const chased = await row.innerText()
  assert.ok(chased.includes('Ioana Popescu') && !chased.includes(child), chased)
}
