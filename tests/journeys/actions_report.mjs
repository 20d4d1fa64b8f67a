import {
  the_date_in, then_there_is_no_such_page, then_they_are_told, then_they_are_told_among_others,
  then_they_see, when_they_choose, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press
} from './steps.mjs'
import {
  the_next_meeting, when_the_pack_is_out, when_the_panel_meets, when_they_begin_the_meeting,
  when_they_take
} from './sitting.mjs'

export const title = 'an action is reported done, and stays open until the panel confirms it'

const child = 'Temitope Aksoy'
const task = 'See Temitope at school each week'

async function is_reported_done(owner) {
  await when_they_follow(owner, `Report progress on: ${task}`)
  await when_they_press(owner, 'Report')
  await then_they_are_told(owner, 'Select how far it has got')
  await when_they_choose(owner, 'How far has it got?', 'Not possible')
  await when_they_press(owner, 'Report')
  await then_they_see(owner, 'There is a problem')  // without a reason it is no report
  await when_they_choose(owner, 'How far has it got?', 'Done')
  await when_they_enter(owner, 'What was done, or why not', 'Each Tuesday since the meeting.')
  await when_they_press(owner, 'Report')
  await then_they_see(owner, 'The panel will check it at its next meeting')
  const action = new URL(owner.url()).pathname
  await when_they_go_to(owner, '/')
  await then_they_see(owner, 'Reported, and waiting for the panel to confirm')
  return action
}

// What the owner said is before the panel, which decides only once it has looked at it.
async function is_confirmed_by_the_panel(administrator, meeting) {
  await when_they_begin_the_meeting(administrator, meeting)
  await when_they_take(administrator, meeting, child)
  await then_they_see(administrator, 'Each Tuesday since the meeting.')
  await when_they_choose(administrator, 'What did the panel decide?', 'Satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
  await then_they_are_told_among_others(administrator,
    'Confirm this earlier action, or keep it open')
  await when_they_choose(administrator, 'What does the panel find?',
    'Confirmed: the action is closed')
  await when_they_press(administrator, 'Save: Earlier actions')
}

export default async function ({ as, go_on_in_days }) {
  const first = await when_the_panel_meets({ as, go_on_in_days }, {
    child, task, owner: 'Adaeze Eze, Health', due_in: (days) => the_date_in(days + 10)
  })
  const owner = await as('nurse')
  const action = await is_reported_done(owner)
  await then_there_is_no_such_page(await as('outreach'), action)

  // Nobody had to list the case for the next meeting.
  const administrator = await as('admin')
  const next = await the_next_meeting(administrator)
  await when_they_go_to(administrator, next.address)
  await then_they_see(administrator, child)
  await when_the_pack_is_out(administrator, next)

  await go_on_in_days(first.days + next.days)
  await as('nurse')
  await when_they_go_to(owner, action)
  await then_they_see(owner, 'Reported done')
  await is_confirmed_by_the_panel(await as('admin'), next)
  await when_they_go_to(administrator, action)
  await then_they_see(administrator, 'Confirmed: the action is closed')
  await then_there_is_no_such_page(owner, action)  // theirs to read until it is confirmed
}
