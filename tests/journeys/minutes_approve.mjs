import {
  the_date_in, then_there_is_no_button, then_there_is_no_such_page, then_they_are_told,
  then_they_see, when_they_choose, when_they_enter, when_they_follow, when_they_go_to,
  when_they_press, when_they_select
} from './steps.mjs'
import { when_the_panel_meets } from './sitting.mjs'

export const title = 'minutes are sent, given back, put right, approved by both sides and added to'

const missed = 'The school’s offer of a mentor is missing.'

async function are_given_back(chair, minutes) {
  await when_they_go_to(chair, minutes)
  await when_they_press(chair, 'Save')
  await then_they_are_told(chair, 'Select whether you approve the minutes or give them back')
  await when_they_choose(chair, 'Do you approve these minutes for children’s services?',
    'No, I give them back to be put right')
  await when_they_press(chair, 'Save')
  await then_they_are_told(chair, 'Enter what has to be put right')
  await when_they_enter(chair, 'Comments', missed)
  await when_they_press(chair, 'Save')
  await then_they_see(chair, 'The minutes are given back')
}

async function are_put_right(administrator, meeting) {
  await when_they_go_to(administrator, `${meeting.address}/minutes`)
  await then_they_see(administrator, missed)
  await when_they_go_to(administrator, `${meeting.address}/sitting`)
  await when_they_follow(administrator, /^\d+\. Temitope Aksoy/)
  await when_they_enter(administrator, 'What else was raised', 'The school offers a mentor.')
  await when_they_press(administrator, 'Save: Questions and what was raised')
  await when_they_go_to(administrator, `${meeting.address}/minutes`)
  await then_they_see(administrator, 'The school offers a mentor.')
  await when_they_press(administrator, 'Send to the chairs')
}

async function is_approved(chair, minutes, side) {
  await when_they_go_to(chair, minutes)
  await then_they_see(chair, 'The school offers a mentor.')
  await when_they_choose(chair, `Do you approve these minutes for ${side}?`,
    'Yes, I approve them')
  await when_they_press(chair, 'Save')
  await then_they_see(chair, 'You have approved the minutes')
}

// Nothing of what is locked can be changed; what has to be said is added, with its date.
async function are_locked(administrator, chair, meeting) {
  const minutes = `${meeting.address}/minutes`
  await then_they_see(chair, 'Approved and locked on')
  await when_they_go_to(administrator, `${meeting.address}/sitting`)
  await when_they_follow(administrator, /^\d+\. Temitope Aksoy/)
  await then_there_is_no_button(administrator, 'Save: Decision')
  await when_they_go_to(chair, minutes)
  await when_they_press(chair, 'Add to the minutes')
  await then_they_are_told(chair, 'Enter what is to be added')
  await when_they_select(chair, 'What is it about?', /Temitope Aksoy/)
  await when_they_enter(chair, 'What is to be added?', 'The mentor began a week later.')
  await when_they_press(chair, 'Add to the minutes')
  await then_they_see(chair, 'Your addition stands at the end of the minutes')
  await then_they_see(chair, 'The mentor began a week later.')
  await then_they_see(chair, 'Added by')
}

export default async function ({ as, go_on_in_days }) {
  const meeting = await when_the_panel_meets({ as, go_on_in_days }, {
    child: 'Temitope Aksoy',
    task: 'See Temitope at school each week',
    owner: 'Adaeze Eze, Health',
    due_in: (days) => the_date_in(days + 14)
  })
  const minutes = `${meeting.address}/minutes`
  const administrator = await as('admin')
  await when_they_go_to(administrator, minutes)
  await then_they_see(administrator, 'Draft')
  await then_they_see(administrator, 'See Temitope at school each week')
  await when_they_press(administrator, 'Send to the chairs')
  await then_they_see(administrator, 'The minutes are with the chairs')
  await then_there_is_no_button(administrator, 'Save')  // an administrator approves nothing

  const care = await as('care_chair')
  await are_given_back(care, minutes)
  await are_put_right(administrator, meeting)
  await is_approved(care, minutes, 'children’s services')
  await then_they_see(care, 'Not approved yet')
  await then_there_is_no_button(care, 'Save')  // one chair can't approve for both
  const police = await as('police_chair')
  await is_approved(police, minutes, 'police')
  await are_locked(administrator, police, meeting)

  await then_there_is_no_such_page(await as('sw_nowak'), minutes)
}
