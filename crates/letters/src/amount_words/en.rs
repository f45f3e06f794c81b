//! English: a hyphen in 21 to 99, no “and” inside of the number.

use super::{Unit, groups};

/// Powers of a thousand, from the first.
const POWERS: [&str; 4] = ["thousand", "million", "billion", "trillion"];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ONES: [&str; 20] = [
    "",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// “one million euros and 15 cents”.
pub(super) fn amount(whole: u64, part: u64, unit: Unit) -> String {
    let (unit, hundredth) = match unit {
        Unit::Rouble => ("rouble", "kopeck"),
        Unit::Euro => ("euro", "cent"),
    };
    let number = if whole == 0 { "zero".to_owned() } else { number(whole) };
    format!("{number} {unit}{} and {part:02} {hundredth}{}", plural(whole), plural(part))
}

const fn plural(number: u64) -> &'static str {
    if number == 1 { "" } else { "s" }
}

fn number(whole: u64) -> String {
    let mut words = Vec::new();
    for (group, power) in groups(whole) {
        words.extend(group_words(group));
        words.extend(power.checked_sub(1).map(|power| POWERS[power].to_owned()));
    }
    words.join(" ")
}

fn group_words(group: u16) -> impl Iterator<Item = String> {
    let (hundreds, rest) = (usize::from(group / 100), usize::from(group % 100));
    let hundreds = (hundreds > 0).then(|| format!("{} hundred", ONES[hundreds]));
    let rest = match (rest / 10, rest % 10) {
        (0 | 1, _) => ONES[rest].to_owned(),
        (tens, 0) => TENS[tens].to_owned(),
        (tens, ones) => format!("{}-{}", TENS[tens], ONES[ones]),
    };
    [hundreds, (!rest.is_empty()).then_some(rest)].into_iter().flatten()
}
