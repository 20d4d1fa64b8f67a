import {
  the_date_in, then_the_page_is, then_there_is_no_button, then_they_are_told,
  then_they_are_told_among_others, then_they_see, when_they_answer_each_problem,
  when_they_choose, when_they_enter, when_they_follow, when_they_go_to, when_they_press,
  when_they_select
} from './steps.mjs'
import {
  the_meetings_to_come, the_next_meeting, when_every_agency_answers, when_the_pack_is_out,
  when_they_add_an_action, when_they_answer_the_questions, when_they_hold_over_the_rest,
  when_they_record_who_is_there, when_they_take
} from './sitting.mjs'

export const title = 'the panel sits, decides on three cases, holds the others over and ends'

async function begins_only_on_its_day(administrator, meeting) {
  await when_they_go_to(administrator, `${meeting.address}/sitting`)
  await when_they_press(administrator, 'Begin the meeting')
  await then_they_are_told_among_others(administrator,
    `This meeting is on ${meeting.day} and cannot start before that day`)
}

async function begins_only_with_both_sides(administrator, meeting) {
  await when_they_follow(administrator, 'Sitting')
  await when_they_press(administrator, 'Begin the meeting')
  await then_they_are_told_among_others(administrator,
    'Read out the statement on confidentiality, and record that it was')
  await when_they_press(administrator, 'Everyone has heard and accepted this')
  await when_they_record_who_is_there(administrator, { away: ['Daniel Price', 'Helen Marsh'] })
  await when_they_press(administrator, 'Begin the meeting')
  await then_they_are_told(administrator,
    'Neither the chair for police nor a deputy is there. No meeting goes on without both sides')
  await when_they_record_who_is_there(administrator, { away: ['Daniel Price'] })
  await when_they_press(administrator, 'Begin the meeting')
  await then_they_see(administrator, 'Sitting now')
  await then_they_see(administrator, 'The sectors that the quorum needs are there.')
  await then_there_is_no_button(administrator, 'Begin the meeting')
  await then_there_is_no_button(administrator, 'End the meeting')
}

async function is_satisfied(administrator, meeting, child) {
  await when_they_take(administrator, meeting, child)
  await when_they_choose(administrator, 'What did the panel decide?', 'Satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
  await then_they_are_told_among_others(administrator,
    'Health: select whether agencies are working together')
  await then_they_are_told_among_others(administrator,
    'Select whether support or resources were asked for')

  await when_every_agency_answers(administrator, 'Yes')
  await when_they_answer_the_questions(administrator,
    { concerns: 'Yes', support: 'No', actions: 'No' })
  await when_they_choose(administrator, 'Did the worker ask for support or resources?', 'Yes')
  await when_they_choose(administrator, 'If so, what is the panel’s answer?', 'Not agreed')
  await when_they_press(administrator, 'Save: Support asked for')
  await then_they_are_told(administrator, 'Enter why the panel could not agree to it')
  await when_they_enter(administrator, 'Why, if it is not agreed', 'The school gives it already.')
  await when_they_press(administrator, 'Save: Support asked for')
  await when_they_choose(administrator, 'What did the panel decide?', 'Satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
}

// What nobody at the table knows is said to be not known, and never left blank.
async function has_its_data_confirmed(administrator) {
  await when_they_press(administrator, 'Check the data')
  await when_they_press(administrator, 'Save and confirm')
  await then_they_are_told_among_others(administrator,
    'Select an answer to ‘Where did the child first meet the person of concern?’')
  await when_they_answer_each_problem(administrator, /not known/i)
  await when_they_press(administrator, 'Save and confirm')
  await then_they_see(administrator, 'Confirmed by Farah Begum')
}

async function is_not_satisfied_without_an_action(administrator, meeting, child) {
  await when_they_take(administrator, meeting, child)
  await when_every_agency_answers(administrator, 'Yes')
  await when_they_answer_the_questions(administrator,
    { concerns: 'No', support: 'No', actions: 'Yes' })
  await when_they_choose(administrator, 'Did the worker ask for support or resources?', 'No')
  await when_they_press(administrator, 'Save: Support asked for')
  await when_they_choose(administrator, 'What did the panel decide?',
    'Not satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
  await then_they_are_told(administrator,
    'Add at least one action, or enter why the panel could not agree to one')

  const action = { task: 'See Temitope at school each week', owner: 'Adaeze Eze, Health' }
  await when_they_add_an_action(administrator, { ...action, due: the_date_in(-1) })
  await then_they_see(administrator, 'There is a problem')
  await when_they_add_an_action(administrator,
    { ...action, due: the_date_in(meeting.days + 14) })
  await then_they_see(administrator, 'Adaeze Eze, Health, by')
  await when_they_choose(administrator, 'What did the panel decide?',
    'Not satisfied with the plan')
  await when_they_press(administrator, 'Save: Decision')
}

async function is_deferred_with_a_reason(administrator, meeting, child, next) {
  await when_they_take(administrator, meeting, child)
  await when_they_choose(administrator, 'What did the panel decide?', 'Deferred')
  await when_they_press(administrator, 'Save: Decision')
  await then_they_are_told(administrator, 'Enter why the decision is deferred',
    'Select the meeting that will hear the case')
  await when_they_enter(administrator, 'Reasons', 'Housing could not come today.')
  await when_they_select(administrator, 'Bring the case back to', next)
  await when_they_press(administrator, 'Save: Decision')
}

export default async function ({ as, go_on_in_days }) {
  const early = await as('admin')
  const meeting = await the_next_meeting(early)
  await when_the_pack_is_out(early, meeting)
  await begins_only_on_its_day(early, meeting)

  await go_on_in_days(meeting.days)
  const administrator = await as('admin')
  const [, next] = await the_meetings_to_come(administrator)
  await when_they_follow(administrator, meeting.day)
  await begins_only_with_both_sides(administrator, meeting)

  await is_satisfied(administrator, meeting, 'Sumaiya Hersi')
  await has_its_data_confirmed(administrator)
  await is_not_satisfied_without_an_action(administrator, meeting, 'Temitope Aksoy')
  await is_deferred_with_a_reason(administrator, meeting, 'Nadia Dhillon', next)

  // Only a chair ends the meeting, and only when nothing on its agenda is left.
  const chair = await as('care_chair')
  await when_they_go_to(chair, `${meeting.address}/sitting`)
  await when_they_press(chair, 'End the meeting')
  await then_they_are_told_among_others(chair,
    '2. Hodan Hartley: record the panel’s decision, or hold it over')
  await when_they_hold_over_the_rest(administrator, meeting, next)
  await when_they_press(chair, 'End the meeting')
  await then_they_see(chair, 'The meeting ended on')

  await when_they_follow(administrator, 'Meetings')
  await when_they_follow(administrator, next)
  for (const child of ['Hodan Hartley', 'Temitope Aksoy', 'Nadia Dhillon']) {
    await then_they_see(administrator, child)
  }
  await then_the_page_is(administrator, `Meeting on ${next.replace(/^\w+ /, '')}`)
}
