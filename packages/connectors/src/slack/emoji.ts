/**
 * Names of emoji: Slack's (those of iamcal/emoji-data) and GitHub's (those of gemoji) where they differ. Names of a workspace's own
 * emoji and all others stay as they are.
 */
const githubNames: Readonly<Record<string, string>> = {
  face_palm: "facepalm",
  face_vomiting: "vomiting_face",
  face_with_cowboy_hat: "cowboy_hat_face",
  face_with_hand_over_mouth: "hand_over_mouth",
  face_with_monocle: "monocle_face",
  face_with_raised_eyebrow: "raised_eyebrow",
  face_with_rolling_eyes: "roll_eyes",
  face_with_symbols_on_mouth: "cursing_face",
  hugging_face: "hugs",
  i_love_you_hand_sign: "love_you_gesture",
  robot_face: "robot",
  rolling_on_the_floor_laughing: "rofl",
  smiling_face_with_3_hearts: "smiling_face_with_three_hearts",
  "spock-hand": "vulcan_salute",
  "star-struck": "star_struck",
  the_horns: "metal",
  thinking_face: "thinking",
  white_frowning_face: "frowning_face",
  "man-shrugging": "man_shrugging",
  "woman-shrugging": "woman_shrugging",
  "man-facepalming": "man_facepalming",
  "woman-facepalming": "woman_facepalming",
  "man-gesturing-ok": "ok_man",
  "woman-gesturing-ok": "ok_woman",
  "man-gesturing-no": "no_good_man",
  "woman-gesturing-no": "no_good_woman",
  "man-raising-hand": "raising_hand_man",
  "woman-raising-hand": "raising_hand_woman",
  "male-technologist": "man_technologist",
  "female-technologist": "woman_technologist",
  first_place_medal: "1st_place_medal",
  second_place_medal: "2nd_place_medal",
  third_place_medal: "3rd_place_medal",
  sports_medal: "medal_sports",
  medal: "medal_military",
  admission_tickets: "tickets",
  film_frames: "film_strip",
  lightning: "cloud_with_lightning",
  rain_cloud: "cloud_with_rain",
  snow_cloud: "cloud_with_snow",
  thunder_cloud_and_rain: "cloud_with_lightning_and_rain",
  mostly_sunny: "sun_behind_small_cloud",
  barely_sunny: "sun_behind_large_cloud",
  partly_sunny_rain: "sun_behind_rain_cloud",
  wind_blowing_face: "wind_face",
  snowman: "snowman_with_snow",
  snowman_without_snow: "snowman",
  umbrella: "open_umbrella",
  umbrella_with_rain_drops: "umbrella",
  umbrella_on_ground: "parasol_on_ground",
  lower_left_ballpoint_pen: "pen",
  lower_left_crayon: "crayon",
  lower_left_fountain_pen: "fountain_pen",
  lower_left_paintbrush: "paintbrush",
  spiral_calendar_pad: "spiral_calendar",
  spiral_note_pad: "spiral_notepad",
  linked_paperclips: "paperclips",
  three_button_mouse: "computer_mouse",
  shopping_bags: "shopping",
  knife_fork_plate: "plate_with_cutlery",
  racing_motorcycle: "motorcycle",
  double_vertical_bar: "pause_button",
  black_square_for_stop: "stop_button",
  black_circle_for_record: "record_button",
  biohazard_sign: "biohazard",
  radioactive_sign: "radioactive",
  heavy_heart_exclamation_mark_ornament: "heavy_heart_exclamation",
  "rainbow-flag": "rainbow_flag",
  waving_black_flag: "black_flag",
  waving_white_flag: "white_flag",
};

const slackNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(githubNames).map(([slack, github]) => [github, slack]),
);

/** The name of universal events for a reaction of Slack; the tone of the skin is left out. */
export function toGithubEmoji(name: string): string {
  const plain = name.split("::")[0] ?? name;
  return Object.hasOwn(githubNames, plain) ? (githubNames[plain] ?? plain) : plain;
}

/** The way back. */
export function toSlackEmoji(name: string): string {
  return Object.hasOwn(slackNames, name) ? (slackNames[name] ?? name) : name;
}
