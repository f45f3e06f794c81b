//! Russian: the gender and case of each noun follow the number before it.

use super::{Unit, groups};

/// «один рубль», «два рубля», «пять рублей»; a thousand is feminine: «одна тысяча».
struct Noun {
    one: &'static str,
    few: &'static str,
    many: &'static str,
}

const fn noun(one: &'static str, few: &'static str, many: &'static str) -> Noun {
    Noun { one, few, many }
}

const ROUBLE: Noun = noun("рубль", "рубля", "рублей");
const KOPECK: Noun = noun("копейка", "копейки", "копеек");
const EURO: Noun = noun("евро", "евро", "евро");
const CENT: Noun = noun("цент", "цента", "центов");

/// Nouns of the powers of a thousand, from the first.
const POWERS: [Noun; 4] = [
    noun("тысяча", "тысячи", "тысяч"),
    noun("миллион", "миллиона", "миллионов"),
    noun("миллиард", "миллиарда", "миллиардов"),
    noun("триллион", "триллиона", "триллионов"),
];

const HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
];
const TENS: [&str; 10] = [
    "",
    "",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
];
const ONES: [&str; 20] = [
    "",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
];

/// «две тысячи два рубля 02 копейки».
pub(super) fn amount(whole: u64, part: u64, unit: Unit) -> String {
    let (unit, hundredth) = match unit {
        Unit::Rouble => (ROUBLE, KOPECK),
        Unit::Euro => (EURO, CENT),
    };
    let number = if whole == 0 { "ноль".to_owned() } else { number(whole) };
    format!("{number} {} {part:02} {}", unit.after(whole), hundredth.after(part))
}

fn number(whole: u64) -> String {
    let mut words = Vec::new();
    for (group, power) in groups(whole) {
        let feminine = power == 1;
        words.extend(group_words(group, feminine));
        words.extend(power.checked_sub(1).map(|power| POWERS[power].after(group.into())));
    }
    words.join(" ")
}

fn group_words(group: u16, feminine: bool) -> impl Iterator<Item = &'static str> {
    let (hundreds, rest) = (usize::from(group / 100), usize::from(group % 100));
    let (tens, ones) = if rest < 20 { (0, rest) } else { (rest / 10, rest % 10) };
    let ones = match (ones, feminine) {
        (1, true) => "одна",
        (2, true) => "две",
        _ => ONES[ones],
    };
    [HUNDREDS[hundreds], TENS[tens], ones].into_iter().filter(|word| !word.is_empty())
}

impl Noun {
    /// The form that stands after `number`.
    const fn after(&self, number: u64) -> &'static str {
        match (number % 100, number % 10) {
            (11..=14, _) => self.many,
            (_, 1) => self.one,
            (_, 2..=4) => self.few,
            _ => self.many,
        }
    }
}
