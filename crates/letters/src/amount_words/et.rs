//! Estonian: hundreds, tens and teens are one word each, units stand apart; a noun is in the
//! singular nominative after exactly one, otherwise in the partitive.

use super::{Unit, groups};

/// «üks miljon», «kaks miljonit».
struct Noun {
    one: &'static str,
    many: &'static str,
}

const fn noun(one: &'static str, many: &'static str) -> Noun {
    Noun { one, many }
}

const EURO: Noun = noun("euro", "eurot");
const CENT: Noun = noun("sent", "senti");
const ROUBLE: Noun = noun("rubla", "rubla");
const KOPECK: Noun = noun("kopikas", "kopikat");

/// Nouns of the powers of a thousand, from the first.
const POWERS: [Noun; 4] = [
    noun("tuhat", "tuhat"),
    noun("miljon", "miljonit"),
    noun("miljard", "miljardit"),
    noun("triljon", "triljonit"),
];

const ONES: [&str; 10] =
    ["", "üks", "kaks", "kolm", "neli", "viis", "kuus", "seitse", "kaheksa", "üheksa"];

/// «kaks eurot ja 10 senti».
pub(super) fn amount(whole: u64, part: u64, unit: Unit) -> String {
    let (unit, hundredth) = match unit {
        Unit::Rouble => (ROUBLE, KOPECK),
        Unit::Euro => (EURO, CENT),
    };
    let number = if whole == 0 { "null".to_owned() } else { number(whole) };
    format!("{number} {} ja {part:02} {}", unit.after(whole), hundredth.after(part))
}

fn number(whole: u64) -> String {
    let mut words = Vec::new();
    for (group, power) in groups(whole) {
        words.extend(group_words(group));
        words
            .extend(power.checked_sub(1).map(|power| POWERS[power].after(group.into()).to_owned()));
    }
    words.join(" ")
}

fn group_words(group: u16) -> impl Iterator<Item = String> {
    let hundreds = ONES[usize::from(group / 100)];
    let hundreds = (!hundreds.is_empty()).then(|| format!("{hundreds}sada"));
    let (tens, ones) = (usize::from(group / 10 % 10), usize::from(group % 10));
    let (tens, ones) = match (tens, ones) {
        (1, 0) => (Some("kümme".to_owned()), 0),
        (1, ones) => (Some(format!("{}teist", ONES[ones])), 0),
        (0, ones) => (None, ones),
        (tens, ones) => (Some(format!("{}kümmend", ONES[tens])), ones),
    };
    let ones = (ones > 0).then(|| ONES[ones].to_owned());
    [hundreds, tens, ones].into_iter().flatten()
}

impl Noun {
    /// The form that stands after `number`.
    const fn after(&self, number: u64) -> &'static str {
        if number == 1 { self.one } else { self.many }
    }
}
