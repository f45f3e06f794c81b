//! A notice to a debtor as plain text: subject and body from an effect of the plan.
//!
//! One letter covers all invoices of the customer that are on the same step. The
//! caller gives names and numbers; nothing is looked up here and nothing is sent.

use crate::paper::Asked;
use crate::texts::{Texts, Value};
use crate::wording::{self, Fault};
use saldo_domain::recovery::periods::Periods;
use saldo_domain::{Currency, Day, Money};
use std::collections::BTreeMap;

/// What a notice is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Text key of the effect, e.g. `breach-notice`. A key without a letter of its own
    /// gets the general reminder: before the due day or after it, as the lines are.
    pub text: String,
    /// Name of the debtor.
    pub customer: String,
    /// Name of the company that is owed.
    pub company: String,
    /// Days that a demand gives, in calendar days (EXE-04).
    pub demand_days: u16,
    /// The contracts with the clauses that were broken, where the notice quotes them (LAD-05).
    pub terms: Vec<String>,
    /// The invoices, in the order in which they are to be listed.
    pub lines: Vec<NoticeLine>,
    /// What is asked for beside the sum of the invoices, a currency each: what the documents that
    /// go along ask for. In a currency without one it is the sum of the invoices.
    pub asked: Vec<Asked>,
}

/// One invoice of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLine {
    pub number: String,
    /// Day of the document, where it is known.
    pub effective: Option<Day>,
    pub due: Day,
    /// What is still open.
    pub open: Money,
    /// Days from the due day; negative before it.
    pub days_late: i64,
}

/// A written notice, ready to be shown or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// One line.
    pub subject: String,
    /// Paragraphs parted by empty lines, without a line break at the end.
    pub body: String,
}

/// Letters that a company may write in its own words, in the order of lists.
pub const LETTERS: [&str; 7] = [
    "coming",
    "overdue",
    "breach-notice",
    "demand-three-days",
    "claim",
    "statement",
    "reconciliation",
];

/// What those words may name.
pub const NAMES: [&str; 4] = ["customer", "company", "total", "numbers"];

/// The parts of a letter that may be written anew. Of a reminder the short message is one more.
pub fn parts(letter: &str) -> &'static [&'static str] {
    match letter {
        "coming" | "overdue" => &["subject", "opening", "closing", "sms"],
        letter if LETTERS.contains(&letter) => &["subject", "opening", "closing"],
        _ => &[],
    }
}

/// The words that ship, with the names that stand in them in braces.
pub fn shipped(texts: &Texts, letter: &str, part: &str) -> String {
    let key = match part {
        "sms" => format!("notice-sms-{letter}"),
        _ => format!("notice-{letter}-{part}"),
    };
    let mut named: Vec<(&str, Value)> =
        NAMES.map(|name| (name, Value::from(format!("{{{name}}}")))).into();
    let usual = i64::from(Periods::REGULATION.demand_days);
    named.push(("days", texts.count("document-calendar-days", usual).into()));
    texts.with(&key, &named)
}

/// Looks at a company's own words before they are kept.
///
/// # Errors
/// As [`wording::check`]; a subject with a line break is refused like a brace that is no name's.
pub fn check(part: &str, text: &str) -> Result<(), Fault> {
    wording::check(text, &NAMES)?;
    match text.chars().position(char::is_control).filter(|_| part == "subject") {
        Some(at) => Err(Fault::Brace { at: at + 1 }),
        None => Ok(()),
    }
}

/// A company's own words, by part.
pub type Own = BTreeMap<String, String>;

/// Writes the notice in the language of `texts`.
pub fn write(texts: &Texts, notice: &Notice) -> Written {
    let letter = letter_of(texts, notice);
    let part = |name: &str| texts.with(&format!("notice-{letter}-{name}"), &days(texts, notice));
    put_together(texts, notice, shipped_subject(texts, notice), [part("opening"), part("closing")])
}

/// The same in a company's own words, where it has some.
///
/// # Errors
/// Where those name something of which nothing is known here (D29).
pub fn write_in(texts: &Texts, notice: &Notice, own: &Own) -> Result<Written, Fault> {
    let letter = letter_of(texts, notice);
    let part = |name: &str| match own.get(name) {
        Some(words) => filled(texts, notice, words),
        None => Ok(texts.with(&format!("notice-{letter}-{name}"), &days(texts, notice))),
    };
    let subject = match own.get("subject") {
        Some(words) => one_line(&filled(texts, notice, words)?),
        None => shipped_subject(texts, notice),
    };
    Ok(put_together(texts, notice, subject, [part("opening")?, part("closing")?]))
}

/// The days of a demand, for the words that name them.
fn days(texts: &Texts, notice: &Notice) -> [(&'static str, Value); 1] {
    [("days", texts.count("document-calendar-days", notice.demand_days.into()).into())]
}

fn shipped_subject(texts: &Texts, notice: &Notice) -> String {
    let key = format!("notice-{}-subject", letter_of(texts, notice));
    texts.with_text(&key, "total", &total(texts, notice))
}

/// The letter around what stands before its invoices and after them.
fn put_together(
    texts: &Texts,
    notice: &Notice,
    subject: String,
    [opening, closing]: [String; 2],
) -> Written {
    let lines: Vec<String> = notice.lines.iter().map(|row| line(texts, row)).collect();
    let mut paragraphs = vec![
        texts.with_text("notice-greeting", "customer", &one_line(&notice.customer)),
        opening,
        lines.join("\n"),
        texts.with_text("notice-total", "total", &total(texts, notice)),
    ];
    if !notice.terms.is_empty() {
        let terms: Vec<String> = notice.terms.iter().map(|one| one_line(one)).collect();
        paragraphs.push(texts.with_text("notice-terms", "terms", &terms.join("; ")));
    }
    let beside = |key: &str, sum: fn(&Asked) -> Money| {
        let sums = notice.asked.iter().map(sum).filter(|sum| sum.is_positive());
        let sums: Vec<String> = sums.map(|sum| texts.money(sum)).collect();
        (!sums.is_empty()).then(|| texts.with_text(key, "sum", &sums.join(" + ")))
    };
    paragraphs.extend(beside("notice-charges", |asked| asked.charges));
    paragraphs.extend(beside("notice-received", |asked| asked.received));
    paragraphs.extend([
        closing,
        texts.get("notice-already-paid"),
        texts.with_text("notice-signature", "company", &one_line(&notice.company)),
    ]);
    Written { subject, body: paragraphs.join("\n\n") }
}

/// A company's own words with their names filled in.
fn filled(texts: &Texts, notice: &Notice, words: &str) -> Result<String, Fault> {
    wording::fill(words, |name| {
        Some(match name {
            "customer" => one_line(&notice.customer),
            "company" => one_line(&notice.company),
            "total" => total(texts, notice),
            "numbers" => named(texts, notice),
            _ => return None,
        })
    })
}

/// Invoices that a short message names; of more it says how many there are.
const NAMED: usize = 3;

/// Writes the notice as a short message: who asks for how much, without any word that others
/// may not read on a phone that lies on the table.
pub fn short(texts: &Texts, notice: &Notice) -> String {
    let values = [
        ("company", one_line(&notice.company).into()),
        ("total", total(texts, notice).into()),
        ("numbers", named(texts, notice).into()),
    ];
    plain_spaces(&texts.with(&format!("notice-sms-{}", short_of(notice)), &values))
}

/// The same in a company's own words.
///
/// # Errors
/// As [`write_in`].
pub fn short_in(texts: &Texts, notice: &Notice, words: &str) -> Result<String, Fault> {
    Ok(plain_spaces(&filled(texts, notice, words)?))
}

/// The letter whose short message this notice is: all go by whether anything is late.
pub fn short_of(notice: &Notice) -> &'static str {
    let late = notice.lines.iter().any(|line| line.days_late > 0);
    if late { "overdue" } else { "coming" }
}

/// A space that does not break is in no phone's alphabet and would double the price.
fn plain_spaces(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Numbers of the invoices, the first few of many.
fn named(texts: &Texts, notice: &Notice) -> String {
    let numbers: Vec<String> =
        notice.lines.iter().take(NAMED).map(|line| one_line(&line.number)).collect();
    let named = numbers.join(", ");
    match notice.lines.len().saturating_sub(NAMED) {
        0 => named,
        more => texts.with("notice-sms-more", &[("numbers", named.into()), ("count", more.into())]),
    }
}

/// The letter that a notice gets: the one of its text, else a reminder before the due day or after
/// it.
pub fn letter_of<'a>(texts: &Texts, notice: &'a Notice) -> &'a str {
    let own = texts.has(&format!("notice-{}-subject", notice.text));
    match notice.lines.iter().any(|line| line.days_late > 0) {
        _ if own => &notice.text,
        true => "overdue",
        false => "coming",
    }
}

fn line(texts: &Texts, line: &NoticeLine) -> String {
    let number = one_line(&line.number);
    let document = match line.effective {
        Some(day) => {
            let values = [("number", number.into()), ("date", texts.day(day).into())];
            texts.with("notice-document-of", &values)
        }
        None => texts.with_text("notice-document", "number", &number),
    };
    let values: [(&str, Value); 4] = [
        ("document", document.into()),
        ("due", texts.day(line.due).into()),
        ("open", texts.money(line.open).into()),
        ("late", texts.days_late(line.days_late).into()),
    ];
    texts.with("notice-line", &values)
}

/// What is to be paid per currency, in the order of the currency codes: `1 200,00 EUR + 50,00 USD`.
/// A currency in which nothing is left to pay is not named, unless nothing is left in any.
fn total(texts: &Texts, notice: &Notice) -> String {
    let mut sums = open_by_currency(&notice.lines);
    for asked in &notice.asked {
        sums.insert(asked.to_pay.currency(), asked.to_pay);
    }
    if sums.values().any(|sum| sum.is_positive()) {
        sums.retain(|_, sum| sum.is_positive());
    }
    let sums: Vec<String> = sums.into_values().map(|sum| texts.money(sum)).collect();
    sums.join(" + ")
}

/// What is open of these invoices by currency. Sums too large for 64 bits stay at the largest
/// amount that can be written.
pub fn open_by_currency(lines: &[NoticeLine]) -> BTreeMap<Currency, Money> {
    let mut sums: BTreeMap<Currency, Money> = BTreeMap::new();
    for line in lines {
        let currency = line.open.currency();
        let sum = sums.entry(currency).or_insert(Money::zero(currency));
        *sum = Money::from_minor(sum.minor().saturating_add(line.open.minor()), currency);
    }
    sums
}

/// Names and numbers come from files and forms: a line break in one must not forge a
/// line of the letter or a header of the mail.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A notice to show a company its own words on: two invoices of a customer that nobody is.
pub fn example(
    texts: &Texts,
    letter: &str,
    company: &str,
    today: Day,
    currency: Currency,
) -> Notice {
    let ahead = if letter == "coming" { -1 } else { 1 };
    let line = |(number, late, minor): (&str, i64, i64)| {
        let (days_late, number) = (late * ahead, number.to_owned());
        let due = today.plus(-days_late);
        let open = Money::from_minor(minor, currency);
        NoticeLine { number, effective: Some(due.plus(-14)), due, open, days_late }
    };
    Notice {
        text: letter.to_owned(),
        customer: texts.get("paper-example-customer"),
        company: company.to_owned(),
        demand_days: Periods::REGULATION.demand_days,
        terms: Vec::new(),
        lines: [("A-101", 4, 123_450), ("A-118", 2, 45_000)].map(line).to_vec(),
        asked: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use saldo_domain::Currency;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    fn row(number: &str, due: &str, minor: i64, currency: &str, days_late: i64) -> NoticeLine {
        let currency = Currency::from_code(currency).expect(currency);
        NoticeLine {
            number: number.to_owned(),
            effective: number.starts_with('A').then(|| day("2026-10-15")),
            due: day(due),
            open: Money::from_minor(minor, currency),
            days_late,
        }
    }

    fn notice(text: &str, lines: Vec<NoticeLine>) -> Notice {
        let (customer, company) = ("Õunapuu & Pojad OÜ".to_owned(), "Põhjala Kaubad AS".to_owned());
        let (text, terms, asked) = (text.to_owned(), Vec::new(), Vec::new());
        let demand_days = Periods::REGULATION.demand_days;
        Notice { text, customer, company, demand_days, terms, lines, asked }
    }

    #[test]
    fn one_letter_lists_every_invoice_and_adds_them_up() {
        let lines = vec![
            row("A-101", "2026-11-09", 123_450, "EUR", 12),
            row("A-102", "2026-11-20", 100_000, "EUR", 1),
        ];
        let written = write(Texts::of(Language::Et), &notice("no-such-letter", lines));
        assert_eq!(written.subject, "Tähtaja ületanud võlgnevus: 2\u{a0}234,50\u{a0}EUR");
        let expected = "• arve A-101, 15.10.2026, maksetähtaeg 09.11.2026: \
                        1\u{a0}234,50\u{a0}EUR (12 päeva üle tähtaja)\n\
                        • arve A-102, 15.10.2026, maksetähtaeg 20.11.2026: \
                        1\u{a0}000,00\u{a0}EUR (1 päev üle tähtaja)";
        assert!(written.body.contains(expected), "{}", written.body);
        assert!(written.body.starts_with("Saaja: Õunapuu & Pojad OÜ\n\n"), "{}", written.body);
        assert!(written.body.ends_with("Lugupidamisega\nPõhjala Kaubad AS"), "{}", written.body);
    }

    #[test]
    fn the_letter_follows_the_step_or_else_the_due_day() {
        let rows = [
            ("breach-notice", 8, "Notice of breach of payment terms: 1.00\u{a0}EUR"),
            ("claim", 15, "Pre-trial claim: 1.00\u{a0}EUR"),
            ("unheard-of", 3, "Overdue payment: 1.00\u{a0}EUR"),
            ("unheard-of", -3, "Payment reminder: 1.00\u{a0}EUR"),
            ("unheard-of", 0, "Payment reminder: 1.00\u{a0}EUR"),
        ];
        for (text, late, subject) in rows {
            let lines = vec![row("A-1", "2026-11-09", 100, "EUR", late)];
            let written = write(Texts::of(Language::En), &notice(text, lines));
            assert_eq!(written.subject, subject, "{text} {late}");
        }
    }

    #[test]
    fn charges_and_money_that_waits_are_told_beside_what_is_asked_for() {
        let mut told = notice("claim", vec![row("A-1", "2026-11-09", 10_000, "EUR", 2)]);
        let eur = |minor| Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"));
        told.asked = vec![Asked { charges: eur(1_000), received: eur(2_500), to_pay: eur(8_500) }];
        let written = write(Texts::of(Language::En), &told);
        assert_eq!(written.subject, "Pre-trial claim: 85.00\u{a0}EUR");
        for said in ["Total: 85.00", "within the total: 10.00", "off the total: 25.00"] {
            assert!(written.body.contains(said), "{said}: {}", written.body);
        }
        assert!(short(Texts::of(Language::En), &told).contains("85.00 EUR"));
    }

    #[test]
    fn a_short_message_names_three_invoices_and_counts_the_others() {
        let lines = ["A-1", "A-2", "A-3", "A-4", "A-5"];
        let lines = lines.map(|number| row(number, "2026-11-09", 10_000, "EUR", 2));
        let text = short(Texts::of(Language::En), &notice("overdue", lines.to_vec()));
        assert!(
            text.contains("500.00 EUR") && text.contains("A-3") && text.contains('2'),
            "{text}"
        );
        assert!(!text.contains("A-4") && !text.contains('\u{a0}'), "{text}");
        let coming = notice("claim", vec![row("A-1\r\n", "2026-11-09", 1, "EUR", -2)]);
        for language in Language::ALL {
            let text = short(Texts::of(language), &coming);
            assert!(text.contains("A-1") && !text.contains(['\r', '\n']), "{text}");
        }
    }

    #[test]
    fn currencies_are_never_added_together() {
        let lines = vec![
            row("A-1", "2026-11-09", 100, "USD", 2),
            row("A-2", "2026-11-09", 250, "EUR", 2),
            row("A-3", "2026-11-09", 300, "USD", 2),
        ];
        let written = write(Texts::of(Language::En), &notice("overdue", lines));
        assert_eq!(written.subject, "Overdue payment: 2.50\u{a0}EUR + 4.00\u{a0}USD");
    }

    #[test]
    fn a_line_break_in_a_name_forges_nothing() {
        let mut forged = notice("overdue", vec![row("A\r\n• 1", "2026-11-09", 100, "EUR", 2)]);
        forged.customer = "Evil\r\nBcc: all@example.org".to_owned();
        let written = write(Texts::of(Language::En), &forged);
        assert!(written.body.starts_with("To Evil Bcc: all@example.org\n\n"), "{}", written.body);
        assert!(written.body.contains("invoice A • 1 of"), "{}", written.body);
    }

    #[test]
    fn a_company_writes_in_its_own_words() {
        use saldo_domain::Currency;
        let texts = Texts::of(Language::En);
        let eur = Currency::from_code("EUR").expect("EUR");
        let notice = example(texts, "overdue", "Owed OÜ", day("2026-03-20"), eur);
        assert_eq!(letter_of(texts, &notice), "overdue");
        let own = |part: &str, words: &str| Own::from([(part.to_owned(), words.to_owned())]);
        let written =
            write_in(texts, &notice, &own("subject", "{company}: {total}")).expect("written");
        assert!(written.subject.starts_with("Owed OÜ: "), "{}", written.subject);
        let shipped_body = write(texts, &notice).body;
        assert_eq!(written.body, shipped_body, "the other parts are as they ship");
        let opening = own("opening", "Dear {customer}, {numbers} wait.");
        let body = write_in(texts, &notice, &opening).expect("written").body;
        assert!(body.contains("A-101, A-118 wait.") && !body.contains('{'), "{body}");
        let short = short_in(texts, &notice, "{company}: {total}").expect("written");
        assert!(short.starts_with("Owed OÜ: ") && !short.contains('\u{a0}'), "{short}");
        // D29: what nothing is known of is no hole in the letter.
        let nobody = Notice { customer: String::new(), ..notice };
        assert!(matches!(write_in(texts, &nobody, &opening), Err(Fault::Nothing { .. })));
    }

    #[test]
    fn own_words_are_looked_at_before_they_are_kept() {
        for letter in LETTERS {
            for part in parts(letter) {
                for texts in Language::ALL.map(Texts::of) {
                    let shipped = shipped(texts, letter, part);
                    assert_eq!(check(part, &shipped), Ok(()), "{letter} {part}: {shipped}");
                }
            }
        }
        assert!(parts("nothing").is_empty());
        assert!(matches!(check("opening", "{debt}"), Err(Fault::Unknown { .. })));
        assert!(check("opening", "{{#each}}").is_err());
        assert!(matches!(
            check("subject", "one\r\nBcc: x@example.com"),
            Err(Fault::Brace { at: 4 })
        ));
        assert_eq!(check("closing", "one\ntwo"), Ok(()));
        assert!(matches!(check("sms", "  "), Err(Fault::Empty)));
    }
}
