import assert from 'node:assert/strict'
import {
  the_date_in, then_the_page_is, then_there_is_no_such_page, then_they_are_told,
  then_they_do_not_see, then_they_see, when_they_choose, when_they_enter,
  when_they_enter_the_date, when_they_follow, when_they_go_to, when_they_press, when_they_select
} from './steps.mjs'

export const title = 'an action has more time only once a chair gives it, and goes to a colleague'

const task = 'Name one trusted worker for the child and arrange weekly contact'
const why = 'The worker we had chosen left; a nurse sees the child meanwhile.'

async function is_asked_for(owner) {
  await when_they_follow(owner, `Report progress on: ${task}`)
  const action = new URL(owner.url()).pathname
  await when_they_follow(owner, 'Ask for more time')
  await when_they_press(owner, 'Ask for more time')
  await then_they_are_told(owner, 'Enter the date by which it can be done',
    'Enter why it needs more time')
  await when_they_enter_the_date(owner, 'By when can it be done?', the_date_in(30))
  await when_they_enter(owner, 'Why does it need more time?', why)
  await when_they_press(owner, 'Ask for more time')
  await then_they_see(owner, 'You have asked for more time. A chair will decide')
  await then_they_see(owner, 'Late')  // until then it stays due
  return action
}

async function is_given(chair) {
  await when_they_go_to(chair, '/')
  await when_they_follow(chair, /^More time for an action/)
  await then_they_see(chair, why)
  await when_they_press(chair, 'Record the decision')
  await then_they_are_told(chair, 'Select whether you give more time or refuse it',
    'Enter your reason')
  const given = chair.locator('label', { hasText: 'Give more time, until' })
  await when_they_choose(chair, 'What do you decide?', (await given.innerText()).trim())
  await when_they_enter(chair, 'Your reason', 'The child is seen each week until then.')
  await when_they_press(chair, 'Record the decision')
  await then_they_see(chair, 'The decision is recorded')
}

async function is_handed_over(owner, action) {
  await when_they_go_to(owner, action)
  await then_they_see(owner, 'in 30 days')
  await when_they_follow(owner, 'Hand it over to a colleague')
  await when_they_press(owner, 'Hand it over')
  await then_they_see(owner, 'There is a problem')
  await when_they_select(owner, 'Who will do it?', /^Adaeze Eze/)
  await when_they_enter(owner, 'Why does someone else do it?', 'She sees the child at school.')
  await when_they_press(owner, 'Hand it over')
  await then_the_page_is(owner, 'Actions')
  await then_they_see(owner, 'Adaeze Eze')
}

export default async function ({ as }) {
  const nurse = await as('nurse')
  await then_they_do_not_see(nurse, task)
  const owner = await as('health_lead')
  const action = await is_asked_for(owner)
  const administrator = await as('admin')
  await when_they_follow(administrator, 'Exceptions that a chair decides')
  await when_they_follow(administrator, 'More time for an action')
  await then_they_see(administrator, 'Only a chair can decide this.')
  await is_given(await as('care_chair'))
  await is_handed_over(owner, action)

  await when_they_go_to(nurse, '/')
  await then_they_see(nurse, task)
  await when_they_go_to(nurse, action)
  await then_they_see(nurse, 'Handed over')
  assert.ok(await nurse.getByRole('button', { name: 'Report', exact: true }).count())
  await then_there_is_no_such_page(await as('outreach'), action)
}
